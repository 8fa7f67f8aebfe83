// What this device keeps between two openings, in IndexedDB, sealed with a key that cannot leave the browser.
//   posts  the outbox: {n: position, state, account, sealed}        known  the last seen: name -> sealed
// Reports may name people. The AES-GCM key is made here once, non-extractable: a copy of the profile's files is not readable
// as text, and signing out for good throws the key away. A page on http://10.… has no WebCrypto: then the content is kept
// as it is, and `sealing` says so.
import {openDB} from 'idb';

const NAME = 'sextant',
  VERSION = 1,
  KEY = 'device';
export const sealing = Boolean(globalThis.crypto?.subtle);
let opened, key;

export const database = () =>
  (opened ??= openDB(NAME, VERSION, {
    upgrade(db) {
      db.createObjectStore('keys');
      db.createObjectStore('known');
      db.createObjectStore('posts', {keyPath: 'n', autoIncrement: true});
    },
    blocking() {
      opened?.then(db => db.close());
      opened = undefined;
    },
    terminated() {
      opened = undefined;
    },
  }).catch(problem => {
    opened = undefined;
    throw problem;
  }));

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
  await (await database()).put('known', sealed, name);
}

/** What was remembered under name, or undefined; what cannot be read any more is as good as never known. */
export async function recall(name) {
  const sealed = await (await database()).get('known', name);
  return sealed && unseal(sealed).catch(() => undefined);
}

/** Forgets what was seen; the posts stay, and so does the key that they need. */
export const forget = async () => (await database()).clear('known');

// Two tabs may make a key at the same moment: the one that lies in the store is the one that counts.
function deviceKey() {
  return (key ??= keptKey().catch(problem => {
    key = undefined;
    throw problem;
  }));
}

async function keptKey() {
  const db = await database();
  const kept = await db.get('keys', KEY);
  if (kept) return kept;
  const made = await crypto.subtle.generateKey({name: 'AES-GCM', length: 256}, false, ['encrypt', 'decrypt']);
  const tx = db.transaction('keys', 'readwrite');
  const first = await tx.store.get(KEY);
  if (!first) await tx.store.put(made, KEY);
  await tx.done;
  return first ?? made;
}
