// Keeps the map page of a stranger and the parts of the last views for when there is no connection. It sees requests of the
// map page alone: that is its scope.

const pages = 'map-page', parts = 'map-parts', mostParts = 200, page = '/map', last = '/map-worker.js?last';

addEventListener('install', () => skipWaiting());
addEventListener('activate', event => event.waitUntil(clients.claim()));

addEventListener('fetch', event => {
  const { request } = event, { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') { if (pathname === page) event.respondWith(open(request)); }
  else if (isPart(pathname)) event.respondWith(part(request, event.clientId));
});

// After a view: its address, and what was loaded before this worker was there.
addEventListener('message', event => event.waitUntil(remember(event.data, event.source.id)));

// Whoever has left has had everything cleared away: what was still on its way for their page must not be put back.
const isOpen = async page => await clients.get(page) !== undefined;

const isPart = path => /^\/(look|map)\//.test(path);

async function open(request) {
  try {
    const answer = await fetch(request);
    if (answer.ok) await keepPage(answer.clone());
    return answer;
  } catch (lost) {
    return await away(new URL(request.url)) ?? Promise.reject(lost);
  }
}

// An address without a view leads to the last one.
async function away(address) {
  const kept = await keptPage(), view = await (await caches.match(last, { cacheName: pages }))?.text();
  return kept && view && !address.searchParams.has('lat') ? Response.redirect(view) : kept;
}

// Of somebody who is signed in nothing is kept.
async function keepPage(answer) {
  const text = await answer.text();
  if (text.includes('action="/sign-out"')) { await caches.delete(pages); await caches.delete(parts); }
  else await (await caches.open(pages)).put(page, new Response(text, { headers: answer.headers }));
}

const keptPage = () => caches.match(page, { cacheName: pages });

async function part(request, from) {
  try {
    const answer = await fetch(request);
    if (answer.ok && await keptPage() && await isOpen(from)) await keepPart(request, answer.clone());
    return answer;
  } catch (lost) {
    return await caches.match(request, { cacheName: parts }) ?? Promise.reject(lost);
  }
}

async function keepPart(request, answer) {
  const cache = await caches.open(parts);
  await cache.put(request, answer);
  await trim(cache);
}

// A tile takes at most some 25 kB, so all of them stay below 5 MB.
async function trim(cache) {
  const keys = await cache.keys(), old = keys.filter(key => !new URL(key.url).pathname.startsWith('/look/'));
  for (const key of old.slice(0, Math.max(0, keys.length - mostParts))) await cache.delete(key);
}

async function remember({ address, loaded }, from) {
  if (!await keptPage()) {
    const answer = await fetch(address, { headers: { accept: 'text/html' } }).catch(() => null);
    if (answer?.ok && await isOpen(from)) await keepPage(answer);
  }
  if (!await keptPage() || !await isOpen(from)) return;
  await (await caches.open(pages)).put(last, new Response(address));
  const kept = await caches.open(parts);
  for (const name of new Set(loaded)) if (isPart(new URL(name).pathname) && !await kept.match(name) && await isOpen(from)) await kept.add(name).catch(() => {});
  await trim(kept);
}
