// Packs the texts that annotations were made on.
(() => {
  'use strict';
  const through = (data, stream) => new Response(new Blob([data]).stream().pipeThrough(stream));

  Object.assign(offprint, {
    pack: async (text) =>
      new Uint8Array(await through(text, new CompressionStream('deflate-raw')).arrayBuffer()),
    unpack: (bytes) => through(bytes, new DecompressionStream('deflate-raw')).text(),
  });
})();
