// Fetches files of the edition, in the page and in the workshop's worker alike.
// They are gzip files that need nothing of the host; hosts that unpack them on
// the way and the service worker, which keeps them unpacked, send the plain
// content. The first bytes tell.
(() => {
  'use strict';
  const offprint = self.offprint ??= {};
  if (offprint.unpacked) return; // a page for unknown addresses looks in several places

  // unpacked gives a file's content as a response of a type.
  offprint.unpacked = async (response, type) => {
    const reader = response.body.getReader();
    const first = await reader.read();
    const whole = new ReadableStream({
      start(to) { if (!first.done) to.enqueue(first.value); else to.close(); },
      async pull(to) {
        const { done, value } = await reader.read();
        if (done) to.close(); else to.enqueue(value);
      },
    });
    const packed = first.value?.[0] === 0x1f && first.value[1] === 0x8b;
    return new Response(packed ? whole.pipeThrough(new DecompressionStream('gzip')) : whole, { headers: { 'content-type': type } });
  };

  offprint.file = async (url) => {
    const response = await fetch(url, { credentials: 'same-origin' });
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    return response;
  };

  // program fetches and compiles a program.
  offprint.program = async (url) => {
    const response = await offprint.file(url);
    // From the service worker, untouched: only so does the browser keep compiled code.
    if (response.headers.get('x-offprint') === 'module') return WebAssembly.compileStreaming(response);
    return WebAssembly.compileStreaming(await offprint.unpacked(response, 'application/wasm'));
  };
})();
