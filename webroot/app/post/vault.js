// What this device keeps between two openings, sealed with a key that cannot leave the browser.
// Reports may name people. The AES-GCM key is made here once, non-extractable: a copy of the profile's files is not readable
// as text. A page on http://10.… has no WebCrypto: then the content is kept as it is, and `sealing` says so.
// Works in a page and in a service worker.
import {on} from './store.js';

const KEY = 'device';
export const sealing = Boolean(globalThis.crypto?.subtle);
let key;

/** A value as it may lie on the disk. Resolve it before opening a transaction: WebCrypto would let the transaction end. */
export async function seal(value) {
  if (!sealing) return {plain: JSON.stringify(value)};
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(value));
  return {iv, data: await crypto.subtle.encrypt({name: 'AES-GCM', iv}, await deviceKey(), text)};
}

export async function unseal({plain, iv, data}) {
  if (plain !== undefined) return JSON.parse(plain);
  return JSON.parse(
    new TextDecoder().decode(await crypto.subtle.decrypt({name: 'AES-GCM', iv}, await deviceKey(), data)),
  );
}

export async function remember(name, value) {
  const sealed = await seal(value);
  await on('known', 'readwrite', known => known.put(sealed, name));
}

/** What was remembered under name, or undefined; what cannot be read any more is as good as never known. */
export async function recall(name) {
  const sealed = await on('known', 'readonly', known => known.get(name));
  return sealed && unseal(sealed).catch(() => undefined);
}

/** The server's answer, remembered for the next time; what was remembered (`remembered: true`), or undefined, when it cannot be reached; null when it says 401. */
export async function either(name, ask) {
  try {
    const answer = await ask();
    remember(name, answer).catch(() => undefined);
    return answer;
  } catch (problem) {
    if (problem.status === 401) return null;
    if (!problem.passing) throw problem;
    const known = await recall(name).catch(() => undefined);
    return known && {...known, remembered: true};
  }
}

/** Forgets what was seen; the posts stay, and so does the key that they need. */
export const forget = () => on('known', 'readwrite', known => known.clear());

// Two tabs may make a key at the same moment: the one that lies in the store is the one that counts.
export function deviceKey() {
  return (key ??= keptKey().catch(problem => {
    key = undefined;
    throw problem;
  }));
}

async function keptKey() {
  const kept = await on('keys', 'readonly', keys => keys.get(KEY));
  if (kept) return kept;
  const made = await crypto.subtle.generateKey({name: 'AES-GCM', length: 256}, false, ['encrypt', 'decrypt']);
  await on('keys', 'readwrite', keys => {
    const first = keys.get(KEY);
    first.onsuccess = () => first.result ?? keys.put(made, KEY);
    return first;
  });
  return on('keys', 'readonly', keys => keys.get(KEY));
}
