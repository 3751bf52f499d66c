// The worker keeps one edition on the device, whole or not at all.
//
// EDITION is written by the build: the edition's id, its files with their
// SHA-256, those that are kept once they are asked for, and the pack that holds
// every page. Names of caches carry the scope,
// so that readers on one origin never touch each other's.
'use strict';
const EDITION = /*edition*/ null;
const SCOPE = new URL(registration.scope).pathname;
const PREFIX = `offprint:${SCOPE}:`;
const CACHE = PREFIX + EDITION.id;

addEventListener('install', (event) => {
  // A publisher's own server shows changes at once; readers are asked first.
  if (EDITION.live) skipWaiting();
  event.waitUntil(install());
});

// install is all or nothing: where one file fails, what was fetched is dropped
// and the edition before goes on.
async function install() {
  try {
    await fill();
    await carryOver();
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

// carryOver takes optional files along from the edition before.
async function carryOver() {
  const cache = await caches.open(CACHE);
  for (const file of EDITION.optional) {
    const same = await kept(address(file.path));
    if (same) await cache.put(address(file.path), same);
  }
}

// kept finds a file whose name has its hash in it in any edition.
async function kept(url) {
  for (const name of await caches.keys()) {
    const same = name.startsWith(PREFIX) && await (await caches.open(name)).match(url);
    if (same) return same;
  }
  return null;
}

addEventListener('activate', (event) => event.waitUntil(takeOver()));

async function takeOver() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
  }
  await clients.claim();
}

addEventListener('message', (event) => {
  if (event.data === 'activate') skipWaiting();
  if (event.data === 'status') event.waitUntil(status().then((state) => event.ports[0].postMessage(state)));
});

// status looks whether every file is here, and fetches what the browser has
// thrown away in the meantime.
async function status() {
  let complete = await isComplete();
  if (!complete) complete = await fill().then(isComplete, () => false);
  return { complete, articles: EDITION.articles, edition: EDITION.id };
}

async function isComplete() {
  const cache = await caches.open(CACHE);
  const here = new Set((await cache.keys()).map((request) => request.url));
  return EDITION.files.every((file) => here.has(address(file.path)));
}

const address = (path) => new URL(path, registration.scope).href;

// fill fetches what of the edition is not here yet.
async function fill() {
  const cache = await caches.open(CACHE);
  const waiting = [...EDITION.files];
  let failure = null;
  const lane = async () => {
    while (waiting.length && !failure) {
      await keep(cache, waiting.shift()).catch((error) => { failure ??= error; });
    }
  };
  // All lanes come to their end, so that none is at work when what was fetched
  // is dropped.
  await Promise.all([lane(), lane(), lane(), lane()]);
  if (failure) throw failure;
}

// keep stores one file: from an edition that has the same, else from the host,
// and only if it is the very file.
async function keep(cache, file) {
  const url = address(file.path);
  if (await cache.match(url)) return;
  if (file.named) { // a name with a hash in it means the same bytes
    const same = await kept(url);
    if (same) return cache.put(url, same);
  }
  // What the page has just loaded need not come over the network again. A
  // stale or wrong copy is found out by its hash and fetched past every cache.
  let bytes = file.named && await get(file, url, 'default').catch(() => null);
  bytes ||= await get(file, url, 'reload');
  const headers = { 'content-type': file.type };
  if (file.unpacked) headers['x-offprint'] = 'module'; // boot.js need not look inside
  return cache.put(url, new Response(bytes, { headers }));
}

// get fetches a file's bytes, unpacked where they are kept so.
async function get(file, url, cache) {
  const response = await fetch(url, { cache, credentials: 'same-origin' });
  if (!response.ok || response.redirected) throw new Error(`${file.path}: ${response.status}`);
  const bytes = await response.arrayBuffer();
  const sum = await sha256(bytes);
  if (sum !== file.sha256 && sum !== file.unpacked) throw new Error(`${file.path}: not this edition's`);
  return file.unpacked && sum === file.sha256 ? gunzip(bytes) : bytes;
}

async function sha256(bytes) {
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(sum, (b) => b.toString(16).padStart(2, '0')).join('');
}

const gunzip = (bytes) =>
  new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();

addEventListener('fetch', (event) => {
  const request = event.request;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin || !url.pathname.startsWith(SCOPE)) return;
  const path = url.pathname.slice(SCOPE.length);
  if (path.startsWith('-/')) return; // the publisher's own server
  if (request.mode === 'navigate') event.respondWith(navigate(request, path));
  else if (files.has(path)) event.respondWith(asset(request, path));
});

const files = new Set([...EDITION.files, ...EDITION.optional].map((file) => file.path));

async function asset(request, path) {
  const cache = await caches.open(CACHE);
  const optional = EDITION.optional.find((file) => file.path === path);
  // Where there is no room to keep it, it is used all the same.
  if (optional) await keep(cache, optional).catch(() => {});
  return (await cache.match(address(path))) ?? fetch(request);
}

// navigate answers with a page of this edition, whatever the address looks
// like: with a query, without the slash at its end, by its file.
async function navigate(request, path) {
  if (EDITION.live) {
    try {
      return await fetch(request);
    } catch {
      // The server is gone: what is kept will do.
    }
  }
  let name = path;
  try {
    name = decodeURIComponent(path);
  } catch {
    // not an address of ours
  }
  name = name.replace(/(^|\/)index\.html$/, '$1');
  const whole = !name || name.endsWith('/');
  const found = await page(whole ? name : name + '/');
  if (found && whole) return html(found, 200);
  if (found) { // a page's links are relative to its folder
    const url = new URL(request.url);
    url.pathname += '/';
    return Response.redirect(url.href);
  }
  // The page of a name: the reader draws it into one shell for all of them.
  if (/^n\/[^/]+\/([0-9]+\/)?$/.test(whole ? name : name + '/')) {
    const shell = await page('n/');
    if (shell) return html((await new Response(shell).text()).replaceAll(EDITION.rootMark, SCOPE), 200);
  }
  // Not ours: perhaps another site lives below this one.
  try {
    const response = await fetch(request);
    if (response.ok || response.type === 'opaqueredirect') return response;
  } catch {
    // offline
  }
  const missing = await page('404.html');
  if (!missing) return Response.error();
  const text = await new Response(missing).text();
  return html(text.replaceAll(EDITION.rootMark, SCOPE), 404);
}

const html = (body, status) => new Response(body, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });

let index; // of the pack, read once in a worker's life

// page returns a page from the pack as a stream, or null where there is none.
async function page(name) {
  const cache = await caches.open(CACHE);
  const response = (await cache.match(address(EDITION.pack))) ?? (await fetch(address(EDITION.pack)));
  const pack = await response.blob();
  index ??= await readIndex(pack);
  const at = Object.hasOwn(index.pages, name) && index.pages[name];
  if (!at) return null;
  const start = index.end + at[0];
  return pack.slice(start, start + at[1]).stream().pipeThrough(new DecompressionStream('gzip'));
}

// readIndex reads the head of the pack: the index's length in four bytes,
// little-endian, then the index as JSON.
async function readIndex(pack) {
  const size = new DataView(await pack.slice(0, 4).arrayBuffer()).getUint32(0, true);
  return { pages: JSON.parse(await pack.slice(4, 4 + size).text()), end: 4 + size };
}
