// Keeps a reader's annotations in IndexedDB. A write is done when its
// transaction is, with strict durability: what the reader shows as saved is on
// the disk. Names carry the reader's base path, so that two readers on one host
// never meet.
(() => {
  'use strict';
  if (offprint.records) return; // a page for unknown addresses looks in several places
  const version = 1;
  const name = () => `offprint:${offprint.base}`;
  const others = typeof BroadcastChannel === 'function' ? new BroadcastChannel('offprint:annotations') : null;
  let opening = null;

  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

  // What went wrong, in words for the reader.
  function words(error) {
    switch (error?.name) {
      case 'VersionError': return 'they were kept by a newer edition of this reader; load the page again';
      case 'QuotaExceededError': return 'this device has no room left';
      case 'SecurityError': case 'InvalidStateError': case 'UnknownError': case 'InvalidAccessError':
        return 'this browser does not let the reader keep anything';
    }
    return error?.message || String(error);
  }

  function open() {
    opening ??= (async () => {
      const request = indexedDB.open(name(), version);
      request.onupgradeneeded = () => {
        for (const table of ['records', 'texts']) {
          if (!request.result.objectStoreNames.contains(table)) request.result.createObjectStore(table);
        }
      };
      const db = await new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
        request.onblocked = () => reject(new Error('another tab of this reader must be closed first'));
      });
      // A newer edition in another tab may need the database.
      const forget = () => { db.close(); opening = null; };
      db.onversionchange = forget;
      db.onclose = () => { opening = null; };
      return db;
    })();
    opening.catch(() => { opening = null; });
    return opening;
  }

  async function packed(text) {
    const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }
  async function unpacked(bytes) {
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).text();
  }

  const said = (f) => async (...args) => {
    try {
      return await f(...args);
    } catch (error) {
      throw new Error(words(error));
    }
  };

  Object.assign(offprint, {
    // records gives every record.
    records: said(async () => done((await open()).transaction('records').objectStore('records').getAll())),

    // editionText gives the text of an edition, '' where it is not kept.
    editionText: said(async (edition) => {
      const bytes = await done((await open()).transaction('texts').objectStore('texts').get(edition));
      return bytes ? unpacked(bytes) : '';
    }),

    // writeRecords keeps records and texts, lists of key, value, key, value, …
    writeRecords: said(async (records, texts) => {
      const small = [];
      for (let i = 0; i < texts.length; i += 2) small.push([texts[i], await packed(texts[i + 1])]);
      const transaction = (await open()).transaction(['records', 'texts'], 'readwrite', { durability: 'strict' });
      const finished = new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error ?? new Error('the browser gave up'));
      });
      for (let i = 0; i < records.length; i += 2) transaction.objectStore('records').put(records[i + 1], records[i]);
      for (const [edition, bytes] of small) transaction.objectStore('texts').put(bytes, edition);
      await finished;
      others?.postMessage({ name: name(), records: records.filter((_, i) => i % 2) });
    }),

    // watchRecords calls back with the records that other tabs write.
    watchRecords: (changed) => {
      others?.addEventListener('message', (event) => {
        if (event.data?.name === name() && Array.isArray(event.data.records)) changed(event.data.records);
      });
    },

    // persist asks the browser not to clear the device: 'yes', 'no', or '' where
    // it cannot be asked.
    persist: async () => (await navigator.storage?.persist?.().catch(() => false)) ?? false,

    // stored says how much is kept and whether it may be cleared.
    stored: async () => ({
      bytes: (await navigator.storage?.estimate?.().catch(() => null))?.usage ?? 0,
      persisted: (await navigator.storage?.persisted?.().catch(() => false)) ?? false,
    }),
  });
})();
