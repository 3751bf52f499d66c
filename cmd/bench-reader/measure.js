// What a visit cost: called once the page has loaded, answers a second after it
// can be used. Without the name of a mark, that is DOMContentLoaded.
async (mark) => {
  const after = (ms) => new Promise((done) => setTimeout(done, ms));
  if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) throw new Error('this browser does not tell layout shifts');

  let shift = 0;
  const observer = new PerformanceObserver((list) => add(list.getEntries()));
  const add = (entries) => {
    for (const entry of entries) if (!entry.hadRecentInput) shift += entry.value;
  };
  observer.observe({ type: 'layout-shift', buffered: true });

  const marked = new Promise((done, fail) => {
    new PerformanceObserver((list) => {
      const [entry] = list.getEntriesByName(mark);
      if (entry) done(entry.startTime);
    }).observe({ type: 'mark', buffered: true });
    if (mark) after(180_000).then(() => fail(new Error(`no mark ${mark}: ${document.getElementById('notices')?.textContent}`)));
  });
  const ready = mark ? await marked : performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd;
  await after(1000);
  add(observer.takeRecords());

  const [paint] = performance.getEntriesByName('first-contentful-paint');
  if (!paint) throw new Error(`nothing was painted; the page is ${document.visibilityState}`);
  return { paint: paint.startTime, ready, shift };
}
