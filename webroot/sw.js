// Lets the phone pages open without a network. It keeps only the pages' own files, never an answer of /api: what the person
// saw and what waits to be sent lie in IndexedDB, sealed by the page (app/post/vault.js).
//
//   the page (HTML)  the network first, for at most 3 s, else the kept one
//   its files        the kept ones, all of one version; a file that is not kept comes from the network
//   new version      when a page asks, every file is looked up, those of the other page, too; if one differs, a whole new set is built, then swapped in
const POINTER = 'sextant-field',
  PREFIX = 'sextant-field-',
  CURRENT = '/current';
const PAGE = '/field',
  PAGES = [PAGE, '/field/lead'],
  PAGE_WITHIN_MS = 3_000;
const OURS = /^\/(?:app|style|webjars)\//;

self.addEventListener('install', event => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));
self.addEventListener('message', event => {
  if (event.data?.type === 'shell') event.waitUntil(refresh(event.data.files, event.source));
});
self.addEventListener('fetch', event => {
  const {request} = event,
    url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate' && PAGES.includes(url.pathname)) event.respondWith(page(request, url.pathname));
  else if (OURS.test(url.pathname) || url.pathname === '/manifest.webmanifest')
    event.respondWith(file(request, url.pathname));
});

// A reminder while no page is open: words that the server chose for this person, who something is about is not among them.
self.addEventListener('push', event => {
  const {body, tag} = told(event.data);
  event.waitUntil(self.registration.showNotification('Sextant 六分仪', {body, tag, icon: '/icons/sextant-192.png', renotify: Boolean(tag)}));
});
self.addEventListener('notificationclick', event => {
  event.notification.close();
  event.waitUntil(toThePage());
});

function told(data) {
  try {
    return data.json();
  } catch {
    return {body: ''};
  }
}

async function toThePage() {
  const pages = await self.clients.matchAll({type: 'window', includeUncontrolled: true}),
    open = pages.find(client => PAGES.includes(new URL(client.url).pathname));
  return open ? open.focus() : self.clients.openWindow(PAGE);
}

async function page(request, path) {
  const kept = await lookUp(path);
  if (!kept) return fetch(request);
  const enough = new AbortController(),
    timer = setTimeout(() => enough.abort(), PAGE_WITHIN_MS);
  try {
    const answer = await fetch(request, {signal: enough.signal});
    if (!answer.ok) return kept;
    await answer.clone().arrayBuffer(); // all of it in time: half a page would be an error page
    return answer;
  } catch {
    return kept;
  } finally {
    clearTimeout(timer);
  }
}

const file = async (request, path) => (await lookUp(path)) ?? fetch(request);

// A new set may take the place of the one that was asked for a moment ago: then it is looked up there.
async function lookUp(path) {
  for (let name = await current(), before; name && name !== before; before = name, name = await current()) {
    const found = await caches.match(path, {cacheName: name, ignoreSearch: true});
    if (found) return found;
  }
  return undefined;
}

async function current() {
  const pointer = await (await caches.open(POINTER)).match(CURRENT);
  return pointer?.text();
}

let refreshing = null;

/** One at a time; a set that cannot be completed is thrown away and the old one stays. */
function refresh(files, client) {
  return (refreshing ??= rebuild(files, client).finally(() => {
    refreshing = null;
  }));
}

async function rebuild(files, client) {
  const before = await current(),
    old = before && (await caches.open(before));
  const asked = await Promise.all([...new Set([...files, ...(await pathsIn(old))])].map(async path => [path, await fetch(path, {cache: 'no-cache'}).catch(() => null)]));
  const answers = asked.filter(([path, answer]) => files.includes(path) || answer?.status !== 404); // the other page does without it now
  if (answers.some(([, answer]) => !answer?.ok || answer.redirected)) return;
  const compared = await Promise.all(
    answers.map(async ([path, answer]) => compare(await old?.match(path), answer.clone())),
  );
  if (compared.every(result => result === 'same')) return;
  const name = PREFIX + Date.now(),
    next = await caches.open(name);
  await Promise.all(answers.map(([path, answer]) => next.put(path, answer)));
  await (await caches.open(POINTER)).put(CURRENT, new Response(name));
  await Promise.all(
    (await caches.keys()).filter(key => key.startsWith(PREFIX) && key !== name).map(key => caches.delete(key)),
  );
  if (compared.includes('changed')) client?.postMessage({type: 'updated'});
}

const pathsIn = async set => ((await set?.keys()) ?? []).map(request => new URL(request.url).pathname);

// 'added' makes a new set too, but is no news for the person.
async function compare(kept, answer) {
  if (!kept) return 'added';
  const [before, now] = await Promise.all([kept.text(), answer.text()]);
  return before === now ? 'same' : 'changed';
}
