// Packs the texts that annotations were made on, and says how much is kept.
(() => {
  'use strict';
  const through = (data, stream) => new Response(new Blob([data]).stream().pipeThrough(stream));

  Object.assign(offprint, {
    pack: async (text) =>
      new Uint8Array(await through(text, new CompressionStream('deflate-raw')).arrayBuffer()),
    unpack: (bytes) => through(bytes, new DecompressionStream('deflate-raw')).text(),

    // stored says how much is kept and whether it may be cleared.
    stored: async () => ({
      bytes: (await navigator.storage?.estimate?.().catch(() => null))?.usage ?? 0,
      persisted: (await navigator.storage?.persisted?.().catch(() => false)) ?? false,
    }),
  });
})();
