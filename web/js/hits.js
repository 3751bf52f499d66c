// Marks the hits of a search in the text with the CSS Custom Highlight API: no
// element is added, so that the text and a selection in it stay as they are.
// Where the API is missing, the block of the current hit is marked instead.
(() => {
  'use strict';
  let ranges = [];
  let block = null; // marked where there are no highlights
  const able = () => typeof Highlight === 'function' && CSS.highlights;

  // hits draws spans: block, start and end of each, in code points of the
  // block's text, all in one string. An empty string takes everything off.
  offprint.hits = (text) => {
    const numbers = text ? text.split(',') : [];
    ranges = [];
    let index = -1;
    let map = null;
    for (let i = 0; i + 2 < numbers.length; i += 3) {
      if (Number(numbers[i]) !== index) {
        index = Number(numbers[i]);
        map = places(document.querySelector(`#text [data-b="${index}"]`));
      }
      ranges.push(map && range(map, Number(numbers[i + 1]), Number(numbers[i + 2])));
    }
    block?.classList.remove('at-hit');
    block = null;
    if (!able()) return;
    CSS.highlights.delete('offprint-hit-now');
    if (!ranges.length) return CSS.highlights.delete('offprint-hit');
    CSS.highlights.set('offprint-hit', new Highlight(...ranges.filter(Boolean)));
  };

  // hit marks one of the spans drawn as the current one and brings it in
  // sight; covered is what lies over the window's lower edge, in pixels.
  offprint.hit = (i, covered) => {
    const now = ranges[i];
    if (!now) return;
    if (able()) {
      const mark = new Highlight(now);
      mark.priority = 1;
      CSS.highlights.set('offprint-hit-now', mark);
    } else {
      block?.classList.remove('at-hit');
      block = now.startContainer.parentElement?.closest('[data-b]');
      block?.classList.add('at-hit');
    }
    const box = now.getBoundingClientRect();
    const bar = document.querySelector('.bar')?.offsetHeight ?? 0;
    if (box.top < bar + 8 || box.bottom > innerHeight - covered - 8) {
      scrollTo({ top: scrollY + box.top - (innerHeight - covered) / 3, behavior: 'instant' });
    }
  };

  // places are the text nodes of a block and where each begins, in UTF-16 units.
  function places(element) {
    if (!element) return null;
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let text = '';
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      nodes.push([text.length, node]);
      text += node.data;
    }
    // Code points and UTF-16 units are the same where there are no pairs.
    const units = /[\ud800-\udbff]/.test(text) ? starts(text) : null;
    return { nodes, length: text.length, unit: (n) => (units ? units[Math.min(n, units.length - 1)] : n) };
  }

  function starts(text) {
    const all = [];
    let at = 0;
    for (const c of text) {
      all.push(at);
      at += c.length;
    }
    return [...all, at];
  }

  function range(map, from, to) {
    const start = find(map, map.unit(from), false);
    const end = find(map, map.unit(to), true);
    // A wrong offset throws in a Range, which would end the reader's program.
    if (!start || !end) return null;
    const r = document.createRange();
    r.setStart(start[0], start[1]);
    r.setEnd(end[0], end[1]);
    return r;
  }

  // find gives the node and the offset in it of a unit; an end belongs to the
  // node that it closes.
  function find(map, unit, end) {
    for (let i = map.nodes.length - 1; i >= 0; i--) {
      const [at, node] = map.nodes[i];
      if (at < unit || (!end && at === unit) || i === 0) {
        return unit - at <= node.length ? [node, Math.max(0, unit - at)] : null;
      }
    }
    return null;
  }
})();
