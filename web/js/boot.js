// Starts the reader's program after the page is shown. If it cannot start, the
// page stays as it is, readable, and one line says what is missing.
(() => {
  'use strict';
  if (offprint.booting) return; // a page for unknown addresses looks in several places
  offprint.booting = true;
  const root = document.documentElement;
  const self = document.currentScript;

  // Until the program runs, what is pressed is kept for it.
  function keep(event) {
    const control = event.target.closest?.('[data-do]');
    if (!control) return;
    event.preventDefault();
    offprint.queue.push(control.dataset.do);
  }
  document.addEventListener('click', keep);

  // From a folder (file:), the address of a page is its file.
  if (location.protocol === 'file:') {
    document.addEventListener('click', (event) => {
      const link = event.target.closest?.('a[href]');
      if (!link || link.protocol !== 'file:' || !link.pathname.endsWith('/')) return;
      event.preventDefault();
      location.href = link.href.replace(/\/(#.*)?$/, '/index.html$1');
    });
  }

  // The program calls this when it is ready to act.
  offprint.started = () => {
    document.removeEventListener('click', keep);
    root.classList.add('app');
    performance.mark('offprint:started');
    settled();
    return offprint.queue.splice(0);
  };

  // settled tells that the program runs, or will not.
  const settled = () => dispatchEvent(new Event('offprint:settled'));

  function fail(reason) {
    settled();
    document.removeEventListener('click', keep);
    root.classList.add('no-app');
    offprint.notice('start', reason);
  }

  // The program has ended by itself: a fault of ours. All that the reader made
  // is stored already.
  function ended() {
    root.classList.add('no-app');
    offprint.notice('ended', 'Something went wrong in the reader. Nothing of yours is lost.', [
      ['Reload', () => location.reload()],
    ]);
  }
  offprint.ended = ended;

  // go-app reads window.localStorage at its start without a guard; where the
  // browser blocks storage that would end the program.
  function guardStorage(name) {
    try {
      window[name].getItem('offprint');
    } catch {
      const kept = new Map();
      const memory = {
        getItem: (key) => kept.get(key) ?? null,
        setItem: (key, value) => { kept.set(key, String(value)); },
        removeItem: (key) => { kept.delete(key); },
        clear: () => kept.clear(),
        key: (n) => [...kept.keys()][n] ?? null,
        get length() { return kept.size; },
      };
      Object.defineProperty(window, name, { value: memory, configurable: true });
      offprint.storageBlocked = true;
    }
  }

  function script(src) {
    return new Promise((resolve, reject) => {
      const element = document.createElement('script');
      element.src = src;
      element.onload = resolve;
      element.onerror = () => reject(new Error(`${src} could not be loaded`));
      document.head.append(element);
    });
  }

  async function start() {
    if (location.protocol === 'file:') {
      return fail('Opened from a folder, this is for reading only. Text settings, search and notes need the pages to come from a web server.');
    }
    if (typeof WebAssembly !== 'object' || !WebAssembly.compileStreaming || typeof DecompressionStream !== 'function') {
      return fail('This browser is too old for text settings, search and notes. You can read everything.');
    }
    try {
      guardStorage('localStorage');
      guardStorage('sessionStorage');
      const [module] = await Promise.all([offprint.program(offprint.base + self.dataset.engine), script(offprint.base + self.dataset.glue)]);
      const [library] = WebAssembly.Module.customSections(module, 'offprint.library');
      offprint.library = new Uint8Array(library);
      const go = new Go();
      const instance = await WebAssembly.instantiate(module, go.importObject);
      // The interface takes the place of the body's first element.
      document.body.prepend(document.createElement('div'));
      go.run(instance).then(ended, ended);
    } catch (error) {
      console.info('offprint:', error);
      fail(`Text settings, search and notes could not be started (${error.message}). You can read everything.`);
    }
  }

  // After the first paint: reading does not wait for the program.
  requestAnimationFrame(() => setTimeout(start));
})();
