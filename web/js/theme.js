// Runs before the first paint: finds where the reader lives and puts on the
// reader's look, so that no page flashes in another. Everything else waits.
(() => {
  'use strict';
  if (window.offprint) return; // a page for unknown addresses looks in several places
  const root = document.documentElement;
  // This file is <base>/offprint/theme-….js; the base is the reader's folder.
  const base = new URL('..', document.currentScript.src).pathname;
  root.classList.add('js');

  const offprint = window.offprint = {
    base,
    live: root.hasAttribute('data-live'),
    // Two readers on one origin share its storage; names carry the base.
    key: (name) => `offprint:${base}:${name}`,
    // What was pressed before the reader has started.
    queue: [],
    apply,
  };

  // apply puts a look on the page: the same for the stored one here and for
  // changes in the settings. Missing values fall back to the style sheet's.
  function apply(look) {
    for (const name of ['theme', 'face', 'align', 'names', 'hide', 'tab']) {
      if (look[name]) root.setAttribute(`data-${name}`, look[name]);
      else root.removeAttribute(`data-${name}`);
    }
    for (const name of ['size', 'leading', 'measure']) {
      if (Number.isFinite(look[name])) root.style.setProperty(`--${name}`, look[name]);
      else root.style.removeProperty(`--${name}`);
    }
  }

  function stored(name) {
    try {
      return JSON.parse(localStorage.getItem(offprint.key(name))) || {};
    } catch {
      return {}; // storage is blocked or holds something else
    }
  }
  apply(stored('look'));
  // The way back to an article keeps its room from the first paint on.
  if (Object.values(stored('readings')).some((place) => place.p < 98)) root.classList.add('can-resume');
})();
