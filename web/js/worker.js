// The workshop's own side: runs the second program. FILES is written by the
// build: names of files beside this one.
(() => {
  'use strict';
  const FILES = /*files*/ null;
  const at = (name) => new URL(name, location.href).href;

  // What fails once may work the next time it is asked for.
  const once = (make) => {
    let promise = null;
    return () => (promise ??= make().catch((error) => { promise = null; throw error; }));
  };

  const started = once(async () => {
    importScripts(at(FILES.glue));
    const module = await offprint.program(at(FILES.program));
    const go = new Go();
    const instance = await WebAssembly.instantiate(module, go.importObject);
    await new Promise((ready, failed) => {
      offprint.ready = ready;
      go.run(instance).then(() => failed(new Error('the program has ended')), failed);
    });
  });

  const model = once(async () => {
    const response = await offprint.file(at(FILES.names));
    give('giveModel', await (await offprint.unpacked(response, 'application/octet-stream')).arrayBuffer());
  });

  function give(what, bytes) {
    const wrong = offprint[what](new Uint8Array(bytes));
    if (wrong) throw new Error(wrong);
  }

  async function work({ request, file, library, model: wanted }) {
    try {
      await started();
    } catch (error) {
      throw new Error(`The workshop could not be started (${error.message}). It needs the network once, or the edition kept for offline reading.`);
    }
    if (library) give('giveLibrary', library.buffer);
    if (wanted) {
      if (!FILES.names) throw new Error('This edition was made without the model of names.');
      await model().catch((error) => {
        throw new Error(`The model of names could not be loaded (${error.message}). It needs the network once.`);
      });
    }
    if (!file) return offprint.work(request);
    return offprint.work(new Uint8Array(await new Blob([request, file]).arrayBuffer()));
  }

  // One after the other, in the order they were asked for.
  let last = Promise.resolve();
  onmessage = ({ data }) => {
    last = last.then(() => work(data)).then(
      (answer) => postMessage({ id: data.id, answer }, [answer.buffer]),
      (error) => postMessage({ id: data.id, error: error.message }),
    );
  };
})();
