// When the worker answers for this page and has everything; web/js/offline.js
// sets offprint.kept only after the worker has looked.
async () => {
  while (!(navigator.serviceWorker.controller && window.offprint.kept)) {
    if (performance.now() > 200_000) throw new Error('the worker has not kept everything after 200 s');
    await new Promise((done) => setTimeout(done, 50));
  }
  return performance.now();
}
