// IndexedDB as promises: one database, three stores.
//   keys   the device's key        known  the last seen: name -> sealed        posts  the outbox: {n: position, state, account, sealed}
const NAME = 'sextant',
  VERSION = 1;
let opened;

/** Runs work(objectStore) in a transaction of its own; resolves, once it is on the disk, to the result of the request (or requests) that work returned. */
export async function on(name, mode, work) {
  const db = await database();
  return new Promise((done, fail) => {
    const tx = db.transaction(name, mode),
      asked = work(tx.objectStore(name));
    tx.oncomplete = () => done(Array.isArray(asked) ? asked.map(one => one.result) : asked?.result);
    tx.onabort = () => fail(tx.error);
  });
}

function database() {
  return (opened ??= open().catch(problem => {
    opened = undefined;
    throw problem;
  }));
}

function open() {
  return new Promise((done, fail) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('keys');
      request.result.createObjectStore('known');
      request.result.createObjectStore('posts', {keyPath: 'n', autoIncrement: true});
    };
    request.onerror = () => fail(request.error);
    request.onsuccess = () => {
      const db = request.result;
      // A newer page wants to change the stores, or the browser closed it: open again when it is needed.
      db.onversionchange = () => {
        db.close();
        opened = undefined;
      };
      db.onclose = () => {
        opened = undefined;
      };
      done(db);
    };
  });
}
