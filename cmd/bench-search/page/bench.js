// Measures the engines in one page. Every engine has the same shape:
// build(docs), dump() to a string or bytes, load(dump, docs), search(query)
// giving up to 20 ids, best first. The driver calls window.bench.*.
import FlexSearch from "/npm/flexsearch/dist/flexsearch.bundle.module.min.mjs";
import Fuse from "/npm/fuse.js/dist/fuse.min.mjs";

const fold = s => s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const miniOptions = fuzzy => ({
  fields: ["title", "text"],
  processTerm: fold,
  searchOptions: {
    boost: { title: 3 }, combineWith: "AND", fuzzy,
    prefix: (term, i, terms) => i === terms.length - 1,
  },
});

function mini(fuzzy) {
  let m;
  return {
    build(docs) { m = new MiniSearch(miniOptions(fuzzy)); m.addAll(docs); },
    dump: () => JSON.stringify(m),
    load(dump) { m = MiniSearch.loadJSON(dump, miniOptions(fuzzy)); },
    search: q => m.search(q).slice(0, 20).map(r => r.id),
  };
}

function flex() {
  let f;
  const make = () => new FlexSearch.Document({ document: { id: "id", index: ["title", "text"] }, tokenize: "forward" });
  return {
    build(docs) { f = make(); for (const d of docs) f.add(d); },
    async dump() {
      const parts = {};
      await f.export((key, data) => { parts[key] = data; });
      return JSON.stringify(parts);
    },
    async load(dump) {
      f = make();
      for (const [key, data] of Object.entries(JSON.parse(dump))) await f.import(key, data);
    },
    search: q => f.search(q, { limit: 20, merge: true }).map(r => r.id),
  };
}

function ufuzzy(outOfOrder) {
  let u, hay;
  const prepare = docs => { hay = docs.map(d => fold(d.title + "\n" + d.text)); u = new uFuzzy(); };
  return {
    build: prepare,
    load: (_, docs) => prepare(docs),
    search(q) {
      const [ids, info, order] = u.search(hay, fold(q), outOfOrder, 1000);
      if (!ids) return [];
      return (order ? order.slice(0, 20).map(i => info.idx[i]) : ids.slice(0, 20));
    },
  };
}

function fuse() {
  let f;
  const options = { keys: [{ name: "title", weight: 2 }, "text"], ignoreLocation: true, threshold: .3, ignoreDiacritics: true };
  return {
    build(docs) { f = new Fuse(docs, options); },
    load(_, docs) { f = new Fuse(docs, options); },
    search: q => f.search(q, { limit: 20 }).map(r => r.refIndex),
    slow: true,
  };
}

function scan() {
  let hay;
  const prepare = docs => { hay = docs.map(d => fold(d.title + "\n" + d.text)); };
  return {
    build: prepare,
    load: (_, docs) => prepare(docs),
    search(q) {
      const words = fold(q).split(/\s+/), out = [];
      for (let i = 0; i < hay.length && out.length < 20; i++) if (words.every(w => hay[i].includes(w))) out.push(i);
      return out;
    },
  };
}

const own = {
  load(dump, docs) { const err = ours.open(dump, docs); if (err) throw Error(err); },
  search(q) { const ids = ours.search(q); if (typeof ids === "string") throw Error(q + ": " + ids); return ids; },
};

async function gzip(data) {
  const s = new Blob([data]).stream().pipeThrough(new CompressionStream("gzip"));
  return (await new Response(s).arrayBuffer()).byteLength;
}

const json = async url => (await fetch(url)).json();
const binary = async url => new Uint8Array(await (await fetch(url)).arrayBuffer());
const pause = () => new Promise(done => setTimeout(done, 20));

// times runs the queries one by one and gives the milliseconds of each: the
// best of a few goes, since a busy machine only ever adds. That favours engines
// that leave work to the garbage collector.
async function times(search, queries, goes = 3) {
  const ms = [];
  for (let i = 0; i < queries.length; i++) {
    let best = Infinity;
    for (let go = 0; go < goes; go++) {
      const from = performance.now();
      search(queries[i]);
      best = Math.min(best, performance.now() - from);
      if (best > 100) break;
    }
    ms.push(best);
    if (i % 100 === 99) await pause();
  }
  return ms;
}

const every = (list, n) => list.filter((_, i) => i % Math.ceil(list.length / n) === 0);

window.bench = {
  // full measures full-text search over n generated articles.
  async full(n, name) {
    const { docs, typed } = await json(`/data/full-${n}.json`);
    const out = { name };
    let engine, dump;
    if (name === "offprint") {
      engine = own;
      dump = await binary(`/data/full-${n}.idx`);
    } else {
      engine = { "MiniSearch": mini(false), "FlexSearch": flex(), "uFuzzy scan": ufuzzy(0), "Fuse.js": fuse(), "includes scan": scan() }[name];
      const from = performance.now();
      engine.build(docs);
      out.build = performance.now() - from;
      if (engine.dump) dump = await engine.dump();
    }
    if (dump) {
      out.raw = dump.length;
      out.gz = await gzip(dump);
    }
    await pause();
    const first = typed[Math.floor(typed.length / 2)];
    const from = performance.now();
    await engine.load(dump, docs);
    engine.search(first);
    out.first = performance.now() - from;
    out.ms = await times(engine.search, engine.slow ? every(typed, n > 1000 ? 8 : 40) : typed);
    return out;
  },

  // fuzzy measures a palette of n strings.
  async fuzzy(n, name) {
    const { labels, typed } = await json(`/data/fuzzy-${n}.json`);
    const table = await binary(`/data/fuzzy-${n}.tab`);
    const f = palettes(labels, table)[name]();
    const from = performance.now();
    f.search(typed[0]);
    const first = performance.now() - from;
    const some = name === "offprint" || name === "uFuzzy" ? 2000 : n > 10000 ? 60 : 500;
    return { name, first, ms: await times(f.search, every(typed, some)) };
  },

  // gold asks the questions with known answers; it gives each one's ids.
  async gold(name) {
    const { docs, queries } = await json("/data/gold.json");
    const engine = {
      "offprint": own, "MiniSearch": mini(false), "MiniSearch + fuzzy": mini(.2), "FlexSearch": flex(), "uFuzzy scan": ufuzzy(1), "Fuse.js": fuse(),
    }[name];
    if (engine === own) own.load(await binary("/data/gold.idx"), docs);
    else engine.build(docs);
    return queries.map(q => engine.search(q));
  },

  async jumps(name) {
    const { labels, queries } = await json("/data/jumps.json");
    const f = palettes(labels, await binary("/data/jumps.tab"))[name]();
    return queries.map(q => f.search(q));
  },

  // pagefind measures Pagefind, which fetches its index as it goes.
  async pagefind(typed) {
    const from = performance.now();
    const p = await import("/site/pagefind/pagefind.js");
    await p.init();
    const ask = async q => { const r = await p.search(q); return r.results; };
    await ask(typed[0]);
    const first = performance.now() - from;
    const ms = [];
    for (const q of typed) {
      const t = performance.now();
      await ask(q);
      ms.push(performance.now() - t);
    }
    return { name: "Pagefind", first, ms };
  },
};

function palettes(labels, table) {
  return {
    "offprint": () => { const err = ours.openPalette(table); if (err) throw Error(err); return { search: q => ours.find(q) }; },
    "sahilm/fuzzy alone": () => { ours.openPlain(labels); return { search: q => ours.findPlain(q) }; },
    "uFuzzy": () => {
      const u = new uFuzzy({ intraMode: 1 }), hay = uFuzzy.latinize(labels);
      return {
        search(q) {
          const [ids, info, order] = u.search(hay, uFuzzy.latinize(q), 1, 1000);
          if (!ids) return [];
          return order ? order.slice(0, 20).map(i => info.idx[i]) : ids.slice(0, 20);
        },
      };
    },
    "fzf": () => {
      const at = labels.map((text, i) => ({ text, i }));
      const f = new fzf.Fzf(at, { selector: x => x.text, limit: 20 });
      return { search: q => f.find(q).map(r => r.item.i) };
    },
    "Fuse.js": () => {
      const f = new Fuse(labels, { ignoreLocation: true, ignoreDiacritics: true, threshold: .4 });
      return { search: q => f.search(q, { limit: 20 }).map(r => r.refIndex) };
    },
    "MiniSearch + fuzzy": () => {
      const m = new MiniSearch({ fields: ["t"], processTerm: fold, searchOptions: { prefix: true, fuzzy: .2, combineWith: "AND" } });
      m.addAll(labels.map((t, id) => ({ id, t })));
      return { search: q => m.search(q).slice(0, 20).map(r => r.id) };
    },
  };
}

const go = new Go();
const up = new Promise(done => { window.oursReady = done; });
const { instance } = await WebAssembly.instantiateStreaming(fetch("/ours.wasm"), go.importObject);
go.run(instance);
await up;
window.benchReady = true;
