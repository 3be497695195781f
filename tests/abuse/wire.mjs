// Bytes to the server and what comes back, without a library that would keep one from sending nonsense.
import net from 'node:net';

const PATIENCE = 30_000;

// The head and the body of the first answer in a buffer, or null while it is not whole.
function parse(buffer, ended) {
  const end = buffer.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [first, ...lines] = buffer.subarray(0, end).toString('latin1').split('\r\n');
  const headers = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]));
  const status = Number(first.split(' ')[1]);
  const rest = buffer.subarray(end + 4);
  const answer = (body, length) => ({ status, headers, text: body.toString('utf8'), length: end + 4 + length });
  if (status === 101 || status === 204 || status === 304) return answer(Buffer.alloc(0), 0);
  if (headers['content-length'] !== undefined) {
    const length = Number(headers['content-length']);
    return rest.length >= length ? answer(rest.subarray(0, length), length) : null;
  }
  if (headers['transfer-encoding'] === 'chunked') {
    const last = rest.indexOf('0\r\n\r\n');
    return last < 0 ? null : answer(Buffer.from(rest.toString('latin1').replace(/(^|\r\n)[0-9a-f]+\r\n/g, ''), 'latin1'), last + 5);
  }
  return ended ? answer(rest, rest.length) : null;
}

// Sends `pieces` (with `gap` milliseconds between them) and waits for the first whole answer, or until the connection is closed.
// Never fails: `status` is 0 when nothing was answered, `why` says what happened instead.
export function exchange(port, pieces, { gap = 0, patience = PATIENCE, keep = false } = {}) {
  return new Promise((resolve) => {
    const list = Array.isArray(pieces) ? pieces : [pieces];
    const [began, socket] = [performance.now(), net.connect(port, '127.0.0.1')];
    let [buffer, sent, headAt, timer, done] = [Buffer.alloc(0), 0, null, null, false];
    const finish = (answer, why) => {
      if (done) return;
      done = true;
      clearTimeout(timer);
      clearTimeout(late);
      if (!keep) socket.destroy();
      const ms = (headAt ?? performance.now()) - began;
      resolve({ status: 0, headers: {}, text: '', ...answer, why, ms, sent, socket, bytes: buffer.length });
    };
    const late = setTimeout(() => finish(null, `nothing in ${patience} ms`), patience);
    socket.setNoDelay(true);
    socket.on('data', (piece) => {
      if (done) return;
      headAt ??= performance.now();
      buffer = Buffer.concat([buffer, piece]);
      const answer = parse(buffer, false);
      if (answer) finish(answer);
    });
    const ended = (why) => finish(parse(buffer, true), why);
    socket.on('error', (error) => ended(error.code === 'EPIPE' || error.code === 'ECONNRESET' ? 'closed' : error.code));
    socket.on('close', () => ended('closed'));
    const send = (place) => {
      if (done || place >= list.length) return;
      sent += Buffer.byteLength(list[place]);
      socket.write(list[place], () => {
        if (gap) timer = setTimeout(send, gap, place + 1);
        else send(place + 1);
      });
    };
    socket.on('connect', () => send(0));
  });
}

// Everything that is answered until the connection is closed or nothing comes for `quiet` milliseconds: the statuses, in order.
export function statuses(port, bytes, { quiet = 500 } = {}) {
  return new Promise((resolve) => {
    const [began, socket] = [performance.now(), net.connect(port, '127.0.0.1')];
    let [buffer, timer, headAt] = [Buffer.alloc(0), null, null];
    const finish = (closed) => {
      clearTimeout(timer);
      socket.destroy();
      const found = [];
      for (let rest = buffer, answer; (answer = parse(rest, closed)); rest = rest.subarray(answer.length)) found.push(answer.status);
      resolve({ found, closed, ms: (headAt ?? performance.now()) - began, sent: Buffer.byteLength(bytes) });
    };
    const wait = (time) => {
      clearTimeout(timer);
      timer = setTimeout(finish, time, false);
    };
    wait(5_000);
    socket.on('data', (piece) => {
      headAt ??= performance.now();
      buffer = Buffer.concat([buffer, piece]);
      wait(quiet);
    });
    socket.on('error', () => {});
    socket.on('close', () => finish(true));
    socket.on('connect', () => socket.write(bytes));
  });
}

// A request's bytes. Headers whose value is null are left out, lists are sent as several.
export function request(method, path, headers = {}, body = '') {
  const lines = { host: '127.0.0.1', ...(method === 'GET' ? {} : { 'content-length': Buffer.byteLength(body) }), ...headers };
  const text = Object.entries(lines).flatMap(([name, value]) => (value === null ? [] : [value].flat().map((one) => `${name}: ${one}\r\n`)));
  return Buffer.concat([Buffer.from(`${method} ${path} HTTP/1.1\r\n${text.join('')}\r\n`), Buffer.from(body)]);
}
