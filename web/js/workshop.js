// The page's side of the workshop: the second program, which does large and
// rare work in a worker of its own (worker.js). It is started when it is first
// asked, and again after it has failed.
(() => {
  'use strict';
  if (offprint.workshop) return; // a page for unknown addresses looks in several places
  const address = document.currentScript.dataset.workshop;
  // Longer than any work that is meant to be done: then something hangs.
  const LIMIT = 180_000;
  let worker = null;
  let count = 0;
  let given = false; // the library
  const waiting = new Map();

  function start() {
    if (!address) throw new Error('This edition was made without the workshop.');
    given = false;
    worker = new Worker(offprint.base + address);
    worker.onmessage = ({ data: { id, answer, error } }) => {
      const asked = waiting.get(id);
      waiting.delete(id);
      clearTimeout(asked?.timer);
      if (error) asked?.reject(new Error(error));
      else asked?.resolve(answer);
      // A program that has failed is started anew the next time; so is one that
      // a large file has made large, since WebAssembly memory never shrinks.
      if ((error || asked?.large) && !waiting.size) end(error);
    };
    worker.onerror = (event) => {
      event.preventDefault?.();
      end('The workshop could not be started. It needs the network once, or the edition kept for offline reading.');
    };
    worker.onmessageerror = () => end('The workshop gave an answer that cannot be read.');
  }

  // end gives the worker up; who waits is told why.
  function end(reason) {
    worker?.terminate();
    worker = null;
    for (const asked of waiting.values()) {
      clearTimeout(asked.timer);
      asked.reject(new Error(reason));
    }
    waiting.clear();
  }

  // workshop takes a request (a Uint8Array) and promises the answer (another).
  // file, a Blob, is appended to the request without passing through the page;
  // library and model say that the work needs them.
  offprint.workshop = (request, { file = null, library = false, model = false } = {}) => new Promise((resolve, reject) => {
    if (!worker) start();
    const id = ++count;
    const message = { id, request, file, model };
    if (library && !given) {
      message.library = offprint.library;
      given = true;
    }
    const timer = setTimeout(() => end('The work took too long and was given up. A smaller file may do.'), LIMIT);
    waiting.set(id, { resolve, reject, timer, large: file?.size > 4e6 });
    worker.postMessage(message);
  });
})();
