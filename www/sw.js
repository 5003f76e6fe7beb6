// The service worker: keeps the files of one version, and answers from them. xtask writes down which files there are.

/** Each file and its hash: what does not fit is no file of this version, and nothing is kept. */
const FILES = {};
const VERSION = '';

const SCOPE = new URL(registration.scope).pathname;
const PREFIX = `isnad ${SCOPE} `;
const CACHE = PREFIX + VERSION;

const kept = () => Object.entries(FILES).map(([file, integrity]) => new Request(file, { integrity, cache: 'no-cache' }));

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(kept())));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)))),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin || !url.pathname.startsWith(SCOPE)) return;
  const file = url.pathname.slice(SCOPE.length) || 'index.html';
  if (!(file in FILES)) return;
  event.respondWith(caches.open(CACHE).then(async (cache) => (await cache.match(new URL(file, registration.scope))) ?? fetch(request)));
});

/** The page asks that this version take over; not while another tab runs the old one. */
self.addEventListener('message', (event) => {
  if (event.data !== 'take over') return;
  event.waitUntil(
    clients.matchAll({ type: 'window', includeUncontrolled: true }).then((pages) => {
      const alone = pages.filter((page) => new URL(page.url).pathname.slice(SCOPE.length).match(/^(index\.html)?$/)).length <= 1;
      event.ports[0]?.postMessage(alone);
      return alone && self.skipWaiting();
    }),
  );
});
