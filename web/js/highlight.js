// Draws annotations over the article without touching its elements, and tells
// which character of it is where. The program gives places as (style, block,
// start, end): a block is the element with data-b, its offsets are UTF-16 units
// of its text.
//
// Only blocks near the window have ranges: what browsers pay for a highlight
// grows with the ranges there are, in WebKit with their square.
(() => {
  'use strict';
  if (offprint.draw) return; // a page for unknown addresses looks in several places
  // The names of the styles, in the order the program counts them; the later
  // is painted above the earlier.
  const styles = ['publisher', 'yellow', 'green', 'blue', 'pink', 'noted', 'current', 'active'];
  const api = typeof Highlight === 'function' && !!CSS.highlights;
  const highlights = styles.map((style, i) => {
    const h = api ? new Highlight() : new Set();
    if (api) {
      h.priority = i + 1;
      CSS.highlights.set(`offprint-${style}`, h);
    }
    return h;
  });

  let pieces = new Map(); // block number → [style, start, end, …]
  const drawn = new Map(); // element of a block → [[style, range], …]
  const near = new Set(); // elements near the window
  let observer = null;
  let all = false; // printing: every block counts as near

  // nodesOf lists the text nodes of a block and where each begins.
  function nodesOf(block) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const nodes = [], starts = [];
    let at = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      nodes.push(node);
      starts.push(at);
      at += node.length;
    }
    return { nodes, starts, length: at };
  }

  // last index whose start is at or before the offset; for an end, before it.
  function indexAt(starts, offset, end) {
    let low = 0, high = starts.length - 1;
    while (low < high) {
      const mid = (low + high + 1) >> 1;
      if (end ? starts[mid] < offset : starts[mid] <= offset) low = mid; else high = mid - 1;
    }
    return low;
  }

  function rangeIn(text, start, end) {
    const range = document.createRange();
    const i = indexAt(text.starts, start, false);
    const j = indexAt(text.starts, end, true);
    range.setStart(text.nodes[i], start - text.starts[i]);
    range.setEnd(text.nodes[j], end - text.starts[j]);
    return range;
  }

  function paint(block) {
    const list = pieces.get(Number(block.dataset.b));
    if (!list || drawn.has(block)) return;
    const text = nodesOf(block);
    if (text.nodes.length === 0) return;
    const made = [];
    for (let i = 0; i < list.length; i += 3) {
      const end = Math.min(list[i + 2], text.length);
      if (list[i + 1] >= end) continue;
      const range = rangeIn(text, list[i + 1], end);
      highlights[list[i]].add(range);
      made.push(list[i], range);
    }
    drawn.set(block, made);
  }

  function clear(block) {
    const made = drawn.get(block);
    if (!made) return;
    for (let i = 0; i < made.length; i += 2) highlights[made[i]].delete(made[i + 1]);
    drawn.delete(block);
  }

  function clearAll() {
    for (const h of highlights) h.clear();
    drawn.clear();
  }

  function blocks() { return document.querySelectorAll('#text [data-b]'); }

  // watch follows which blocks of the article now on the page are near.
  function watch() {
    observer?.disconnect();
    near.clear();
    clearAll();
    pieces = new Map();
    const height = innerHeight;
    observer = new IntersectionObserver((entries) => {
      for (const e of entries) {
        if (e.isIntersecting) {
          near.add(e.target);
          paint(e.target);
        } else {
          near.delete(e.target);
          if (!all) clear(e.target);
        }
      }
      overlay();
    }, { rootMargin: '100% 0px' });
    let placed = true; // until the first block below the reach
    for (const block of blocks()) {
      observer.observe(block);
      // The observer answers later; what is in sight is drawn at once.
      if (placed) {
        const box = block.getBoundingClientRect();
        if (box.top > 2 * height) placed = false;
        else if (box.bottom > -height) near.add(block);
      }
    }
  }

  // draw shows these places and no others. list is an Int32Array of (style,
  // block, start, end).
  function draw(list) {
    pieces = new Map();
    for (let i = 0; i < list.length; i += 4) {
      let of = pieces.get(list[i + 1]);
      if (!of) pieces.set(list[i + 1], of = []);
      of.push(list[i], list[i + 2], list[i + 3]);
    }
    clearAll();
    for (const block of all ? blocks() : near) if (block.isConnected) paint(block);
    overlay();
  }

  // Without the API, boxes are laid under the text.
  let box = null, waiting = false;
  function overlay() {
    if (api || waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      const main = document.getElementById('text');
      if (!box?.isConnected) {
        box = document.createElement('div');
        box.className = 'marks';
        box.setAttribute('aria-hidden', 'true');
        main.append(box);
      }
      const from = main.getBoundingClientRect();
      box.replaceChildren();
      highlights.forEach((ranges, i) => {
        for (const range of ranges) {
          for (const r of range.getClientRects()) {
            const mark = document.createElement('i');
            mark.className = `mark-${styles[i]}`;
            mark.style.cssText = `left:${r.left - from.left}px;top:${r.top - from.top}px;width:${r.width}px;height:${r.height}px`;
            box.append(mark);
          }
        }
      });
    });
  }
  if (!api) addEventListener('resize', overlay);

  const whole = (on) => () => {
    all = on;
    for (const block of blocks()) if (on) paint(block); else if (!near.has(block)) clear(block);
  };
  addEventListener('beforeprint', whole(true));
  addEventListener('afterprint', whole(false));

  // offsetIn counts the units of a block's text before a boundary point.
  function offsetIn(block, node, offset) {
    const range = document.createRange();
    range.setStart(block, 0);
    range.setEnd(node, offset);
    return range.toString().length;
  }

  // characterAt gives [block, offset] of the character under a point of the
  // window, or null where there is none.
  function characterAt(x, y) {
    let node, offset;
    if (document.caretPositionFromPoint) {
      const p = document.caretPositionFromPoint(x, y);
      node = p?.offsetNode;
      offset = p?.offset;
    } else {
      const r = document.caretRangeFromPoint?.(x, y);
      node = r?.startContainer;
      offset = r?.startOffset;
    }
    if (!node || node.nodeType !== Node.TEXT_NODE) return null;
    const block = node.parentElement.closest('#text [data-b]');
    if (!block) return null;
    // The caret is between two characters; the point is on one of them.
    const range = document.createRange();
    for (const at of [offset - 1, offset]) {
      if (at < 0 || at >= node.length) continue;
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      for (const r of range.getClientRects()) {
        if (x >= r.left && x <= r.right && y >= r.top - 2 && y <= r.bottom + 2) return [Number(block.dataset.b), offsetIn(block, node, at)];
      }
    }
    return null;
  }

  // selected gives [block, offset, block, offset] of the selection's ends in
  // the article, or null.
  function selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    let first = null, last = null;
    for (const block of blocks()) {
      if (!range.intersectsNode(block)) {
        if (first) break;
        continue;
      }
      const from = block.contains(range.startContainer) ? offsetIn(block, range.startContainer, range.startOffset) : 0;
      const to = block.contains(range.endContainer) ? offsetIn(block, range.endContainer, range.endOffset) : block.textContent.length;
      if (from >= to) continue;
      const n = Number(block.dataset.b);
      first ??= [n, from];
      last = [n, to];
    }
    return first && [...first, ...last];
  }

  // boxOf gives where a place is in the window, or null.
  function boxOf(b, start, end) {
    const block = document.querySelector(`#text [data-b="${b}"]`);
    if (!block) return null;
    const text = nodesOf(block);
    if (text.nodes.length === 0) return null;
    return rangeIn(text, Math.min(start, text.length), Math.min(end, text.length)).getBoundingClientRect();
  }

  Object.assign(offprint, { watch, draw, characterAt, selected, boxOf, drawsByAPI: api });
})();
