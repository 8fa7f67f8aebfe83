// IndexedDB as promises. Two databases: what every phone needs, and the pictures that wait, so that neither ever has to be changed for the other.
//   sextant           keys  the device's key     known  the last seen: name -> sealed     posts  the outbox: {n: position, state, account, sealed}
//   sextant-pictures  pictures  {n: position, key, account, state, about, record, sealed}     content  n -> sealed bytes
export const on = keptIn('sextant', db => {
  db.createObjectStore('keys');
  db.createObjectStore('known');
  db.createObjectStore('posts', {keyPath: 'n', autoIncrement: true});
});

export const onPictures = keptIn('sextant-pictures', db => {
  db.createObjectStore('pictures', {keyPath: 'n', autoIncrement: true});
  db.createObjectStore('content');
});

/** Runs work(objectStore, …) in a transaction of its own; resolves, once it is on the disk, to the result of the request (or requests) that work returned. */
function keptIn(name, make) {
  let opened;
  const forget = () => {
    opened = undefined;
  };
  return async (stores, mode, work) => {
    opened ??= open(name, make, forget).catch(problem => {
      forget();
      throw problem;
    });
    const db = await opened,
      names = [stores].flat();
    return new Promise((done, fail) => {
      const tx = db.transaction(names, mode),
        asked = work(...names.map(one => tx.objectStore(one)));
      tx.oncomplete = () => done(Array.isArray(asked) ? asked.map(one => one.result) : asked?.result);
      tx.onabort = () => fail(tx.error);
    });
  };
}

function open(name, make, forget) {
  return new Promise((done, fail) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => make(request.result);
    request.onerror = () => fail(request.error);
    request.onsuccess = () => {
      const db = request.result;
      // A newer page wants to change the stores, or the browser closed it: open again when it is needed.
      db.onversionchange = () => {
        db.close();
        forget();
      };
      db.onclose = forget;
      done(db);
    };
  });
}
