// The SHA-256 of bytes, as hex. By the browser; a page on http://10.… has no WebCrypto and works it out itself (FIPS 180-4, 6.2).
const PRIMES = primes(64);
const fraction = number => ((number - Math.floor(number)) * 2 ** 32) | 0;
const K = PRIMES.map(prime => fraction(Math.cbrt(prime)));
const START = PRIMES.slice(0, 8).map(prime => fraction(Math.sqrt(prime)));

export async function fingerprint(bytes) {
  return globalThis.crypto?.subtle
    ? hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
    : workedOut(bytes);
}

const hex = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');

export function workedOut(bytes) {
  const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer),
    w = new Int32Array(64),
    h = Int32Array.from(START);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
  for (let block = 0; block < padded.length; block += 64) {
    for (let i = 0; i < 64; i++)
      w[i] = i < 16 ? view.getInt32(block + 4 * i) : (w[i - 16] + small(w[i - 15], 7, 18, 3) + w[i - 7] + small(w[i - 2], 17, 19, 10)) | 0;
    round(h, w);
  }
  return Array.from(h, word => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

function round(state, w) {
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i++) {
    const one = (h + large(e, 6, 11, 25) + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0,
      two = (large(a, 2, 13, 22) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => {
    state[i] = (state[i] + word) | 0;
  });
}

const turned = (x, n) => (x >>> n) | (x << (32 - n));
const large = (x, p, q, r) => turned(x, p) ^ turned(x, q) ^ turned(x, r);
const small = (x, p, q, shift) => turned(x, p) ^ turned(x, q) ^ (x >>> shift);

function primes(count) {
  const found = [];
  for (let n = 2; found.length < count; n++) if (found.every(prime => n % prime)) found.push(n);
  return found;
}
