// Keeps the reader on this device: registers the worker, says when all is
// kept, offers a new edition, and offers to install.
(() => {
  'use strict';
  const root = document.documentElement;

  // The browser's own offer to install is kept until the reader asks for it.
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offprint.prompt = event;
    root.classList.add('can-install');
  });
  addEventListener('appinstalled', () => {
    offprint.prompt = null;
    root.classList.remove('can-install');
  });
  offprint.install = async () => {
    if (!offprint.prompt) return;
    await offprint.prompt.prompt();
    offprint.prompt = null;
    root.classList.remove('can-install');
  };

  // A publisher's own server tells when an article has changed.
  if (offprint.live) {
    new EventSource(offprint.base + '-/live').addEventListener('edition', (event) => {
      if (event.data !== root.dataset.edition) location.reload();
    });
  }

  offprint.kept = '';
  offprint.showKept = () => {
    for (const place of document.querySelectorAll('.kept')) place.textContent = offprint.kept;
  };

  const workers = navigator.serviceWorker; // missing in private windows and on plain http
  if (!workers || !location.protocol.startsWith('http')) return;

  // ask sends the worker a question and waits for its answer.
  function ask(worker, question) {
    return new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = (event) => resolve(event.data);
      worker.postMessage(question, [port2]);
    });
  }

  // The line is shown only when the worker has looked and found everything.
  async function tellKept(worker) {
    const state = await ask(worker, 'status');
    if (!state.complete) return;
    const all = state.articles === 1 ? 'The article is' : `All ${state.articles} articles are`;
    offprint.kept = `${all} on this device`;
    offprint.showKept();
  }

  let accepted = false;
  function offer(worker) {
    offprint.notice('edition', 'A newer edition is ready.', [
      ['Read it now', () => { accepted = true; worker.postMessage('activate'); }],
      ['Later', (take) => take()],
    ]);
  }

  workers.addEventListener('controllerchange', () => {
    if (accepted) location.reload(); // the browser comes back to the same place
  });

  function watch(worker, registration) {
    const look = () => {
      if (worker.state === 'installed' && registration.active && !offprint.live) offer(worker);
      if (worker.state === 'activated') tellKept(worker);
    };
    worker.addEventListener('statechange', look);
    look();
  }

  async function register() {
    let registration;
    try {
      registration = await workers.register(offprint.base + 'sw.js', { scope: offprint.base, updateViaCache: 'none' });
    } catch (error) {
      // Blocked storage or a host without the file: reading goes on, online.
      console.info('offprint: not kept for offline reading:', error.message);
      return;
    }
    for (const worker of [registration.waiting, registration.installing, registration.active]) {
      if (worker) watch(worker, registration);
    }
    registration.addEventListener('updatefound', () => watch(registration.installing, registration));
    // A reader that stays open for days asks again when it is looked at.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') registration.update().catch(() => {});
    });
  }

  // The page and its program come first: on a slow line the worker would take
  // half of it from them.
  addEventListener('offprint:settled', register, { once: true });
})();
