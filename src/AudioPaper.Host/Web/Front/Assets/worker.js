// Pages without a network: what listeners kept, and the public pages they saw last. Of private newspapers only what was kept by hand.
// Its address ends in ?v=VERSION, so that a new version is a new worker.

const self_ = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const version = new URL(self_.location.href).searchParams.get('v') ?? '';
const root = new URL('./', self_.location.href).pathname;
const shell = `shell ${version}`;
const pages = `pages ${version}`;
const mostPages = 40;

self_.addEventListener('install', () => void self_.skipWaiting());
self_.addEventListener('activate', event => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (/^(shell|pages) /.test(name) && name !== shell && name !== pages) await caches.delete(name);
  await self_.clients.claim();
})()));

self_.addEventListener('fetch', event => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self_.location.origin || !url.pathname.startsWith(root) || request.headers.has('X-AudioPaper-Keep')) return;
  const path = url.pathname.slice(root.length);
  // People with an account are none of its business.
  if (/^(api|desk|login|logout|health|metrics)(\/|$)/.test(path)) return;
  if (path.startsWith('player/')) event.respondWith(asset(request));
  else if (request.mode === 'navigate') event.respondWith(page(request, url));
  else if (/\/[^/]+\/[^/]*\.[a-z0-9]+$/.test(path)) event.respondWith(file(request, url));
});

/** Fixed files: whatever has such an address never changes. @param {Request} request */
async function asset(request) {
  const known = await caches.match(request.url);
  if (known) return known;
  const response = await fetch(request);
  if (response.ok) await (await caches.open(shell)).put(request.url, response.clone());
  return response;
}

/** The network comes first. @param {Request} request @param {URL} url */
async function page(request, url) {
  const address = url.origin + url.pathname;
  try {
    const response = await fetch(request);
    if (response.ok && !url.search && /^public\b/.test(response.headers.get('Cache-Control') ?? '') && (response.headers.get('Content-Type') ?? '').startsWith('text/html')) {
      await remember(address, response.clone());
    }
    return response;
  } catch (error) {
    const known = await kept(url, address) ?? await (await caches.open(pages)).match(address, { ignoreVary: true });
    if (known) return known;
    throw error;
  }
}

/** A file of an issue: as it was kept, in the version that the page names; else from the network. @param {Request} request @param {URL} url */
async function file(request, url) {
  const known = await kept(url, request.url);
  return known ? piece(known, request.headers.get('Range')) : fetch(request);
}

/** What of an issue is kept as a whole. @param {URL} url @param {string} address */
async function kept(url, address) {
  for (const name of await caches.keys()) {
    const folder = /^kept \S+ (\/.*)$/.exec(name)?.[1];
    if (!folder || !url.pathname.startsWith(folder)) continue;
    const cache = await caches.open(name);
    const known = await cache.match(`${folder}kept.json`) && await cache.match(address, { ignoreVary: true });
    if (known) return known;
  }
  return undefined;
}

/** The range of bytes that was asked for (RFC 9110, 14), so that seeking works. @param {Response} whole @param {string | null} range */
async function piece(whole, range) {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(range ?? '');
  if (!asked || (asked[1] === '' && asked[2] === '')) return whole;
  const blob = await whole.blob();
  const first = asked[1] === '' ? Math.max(0, blob.size - Number(asked[2])) : Number(asked[1]);
  const last = asked[1] === '' || asked[2] === '' ? blob.size - 1 : Math.min(Number(asked[2]), blob.size - 1);
  if (first > last) return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${blob.size}` } });
  return new Response(blob.slice(first, last + 1), { status: 206, headers: {
    'Content-Type': whole.headers.get('Content-Type') ?? 'application/octet-stream', 'Content-Range': `bytes ${first}-${last}/${blob.size}`, 'Content-Length': String(last - first + 1), 'Accept-Ranges': 'bytes',
  } });
}

/** @param {string} address @param {Response} response */
async function remember(address, response) {
  const cache = await caches.open(pages);
  await cache.delete(address);
  await cache.put(address, response);
  const all = await cache.keys();
  for (const old of all.slice(0, Math.max(0, all.length - mostPages))) await cache.delete(old);
}
