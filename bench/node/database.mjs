// Hand-written SQL by `pg`: named (prepared) statements, one for each level; and the forms of devcenter's ids, times and cursors.
import pg from 'pg';

pg.types.setTypeParser(20, Number); // bigint: milliseconds and counts stay far below 2^53

export const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.POOL ?? 8) });
let statements = 0;
export const statement = (text) => {
  const name = `s${statements++}`;
  return async (...values) => (await pool.query({ name, text, values })).rows;
};

const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const HEX = Array.from({ length: 128 }, (_, code) => parseInt(String.fromCharCode(code), 16) || 0);
/** `kind_` and a uuid in 26 letters: 5 bits each, 130 bits with two zeros in front. */
export function typeid(prefix, uuid) {
  let text = `${prefix}_`;
  let bits = 0;
  let held = 2;
  for (let i = 0; i < uuid.length; i++) {
    const code = uuid.charCodeAt(i);
    if (code === 45) continue;
    bits = (bits << 4) | HEX[code];
    held += 4;
    if (held >= 5) {
      held -= 5;
      text += LETTERS[(bits >> held) & 31];
    }
  }
  return text;
}
export function uuid(id) {
  let bits = 0n;
  for (const letter of id.slice(id.lastIndexOf('_') + 1)) bits = (bits << 5n) | BigInt(LETTERS.indexOf(letter));
  const hex = bits.toString(16).padStart(32, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
export const time = (millis) => (millis === null ? null : new Date(millis).toISOString());

const first = [2147483647, '9223372036854775807', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];
export function place(cursor) {
  if (!cursor) return first;
  const bytes = Buffer.from(cursor, 'base64url');
  const hex = bytes.toString('hex', 17, 33);
  return [Number(bytes.readBigInt64BE(1)), String(bytes.readBigInt64BE(9)), hex];
}
export function cursor({ pinned, at, uuid }) {
  const bytes = Buffer.alloc(34);
  bytes[0] = 2;
  bytes.writeBigInt64BE(BigInt(pinned), 1);
  bytes.writeBigInt64BE(BigInt(at), 9);
  bytes.write(uuid.replaceAll('-', ''), 17, 'hex');
  let sum = 0x5a;
  for (let i = 0; i < 33; i++) sum = (((sum << 3) | (sum >> 5)) & 255) ^ bytes[i];
  bytes[33] = sum;
  return bytes.toString('base64url');
}
