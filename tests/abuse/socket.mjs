// A WebSocket by hand (RFC 6455): enough to send what a library would not.
import { createHash, randomBytes } from 'node:crypto';
import { exchange, request } from './wire.mjs';

export function frame(payload, { opcode = 1, last = true } = {}) {
  const body = Buffer.from(payload);
  const head = [(last ? 0x80 : 0) | opcode];
  if (body.length < 126) head.push(0x80 | body.length);
  else if (body.length < 65_536) head.push(0x80 | 126, body.length >> 8, body.length & 255);
  else head.push(0x80 | 127, ...[56, 48, 40, 32, 24, 16, 8, 0].map((shift) => Number((BigInt(body.length) >> BigInt(shift)) & 255n)));
  const mask = randomBytes(4);
  return Buffer.concat([Buffer.from(head), mask, body.map((byte, place) => byte ^ mask[place & 3])]);
}

// An upgraded connection, or the answer of a server that did not upgrade.
export async function open(port, headers = {}) {
  const key = randomBytes(16).toString('base64');
  const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': key, 'sec-websocket-protocol': 'graphql-transport-ws' };
  const answer = await exchange(port, request('GET', '/graphql/ws', { ...upgrade, ...headers }), { keep: true });
  if (answer.status !== 101) {
    answer.socket.destroy();
    return { answer };
  }
  const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  if (answer.headers['sec-websocket-accept'] !== accept) throw new Error('that is no WebSocket');
  return new Line(answer.socket);
}

class Line {
  #buffer = Buffer.alloc(0);
  #waiting = [];
  #came = [];
  began = performance.now();
  closed = null; // [code, milliseconds] once it is

  constructor(socket) {
    this.socket = socket;
    socket.on('data', (piece) => this.#read(piece));
    socket.on('error', () => {});
    socket.on('close', () => this.#ended(1006));
  }

  #ended(code) {
    this.closed ??= [code, performance.now() - this.began];
    for (const done of this.#waiting.splice(0)) done(null);
  }

  #read(piece) {
    this.#buffer = Buffer.concat([this.#buffer, piece]);
    for (;;) {
      const buffer = this.#buffer;
      if (buffer.length < 2) return;
      let [length, start] = [buffer[1] & 127, 2];
      if (length === 126) [length, start] = buffer.length < 4 ? [Infinity, 4] : [buffer.readUInt16BE(2), 4];
      else if (length === 127) [length, start] = buffer.length < 10 ? [Infinity, 10] : [Number(buffer.readBigUInt64BE(2)), 10];
      if (buffer.length < start + length) return;
      const [opcode, payload] = [buffer[0] & 15, buffer.subarray(start, start + length)];
      this.#buffer = buffer.subarray(start + length);
      if (opcode === 8) {
        this.#ended(payload.length >= 2 ? payload.readUInt16BE(0) : 1005);
        this.socket.end();
      } else if (opcode === 9) this.socket.write(frame(payload, { opcode: 10 }));
      else if (opcode === 1) this.#tell(JSON.parse(payload.toString('utf8')));
    }
  }

  #tell(message) {
    const done = this.#waiting.shift();
    if (done) done(message);
    else this.#came.push(message);
  }

  say(message) {
    this.socket.write(frame(JSON.stringify(message)));
  }

  send(bytes) {
    return new Promise((resolve) => this.socket.write(bytes, resolve));
  }

  // The next message, or null once it is closed.
  hear() {
    if (this.#came.length) return Promise.resolve(this.#came.shift());
    if (this.closed) return Promise.resolve(null);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  // Waits until the server closes it: the code, or 0 after `patience`.
  async end(patience = 20_000) {
    const late = setTimeout(() => this.#ended(0), patience);
    while ((await this.hear()) !== null);
    clearTimeout(late);
    this.socket.destroy();
    return this.closed[0];
  }

  drop() {
    this.socket.destroy();
  }
}

// Let in as somebody.
export async function enter(port, token) {
  const line = await open(port);
  line.say({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
  const first = await line.hear();
  return first?.type === 'connection_ack' ? line : { refused: await line.end() };
}
