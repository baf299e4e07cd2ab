// Lets the last view open without a connection. Only for strangers: of somebody who is signed in nothing is kept.

export function keepForOffline() {
  const worker = navigator.serviceWorker;
  if (!worker) return () => {};
  const isSignedIn = document.querySelector('form[action="/sign-out"]') !== null;
  const ready = isSignedIn ? forget(worker) : worker.register('/map-worker.js', { scope: '/map' }).then(() => worker.ready).catch(() => null);
  // The first visit began before the worker did: it is told what has been loaded since.
  return async () => {
    const registration = await ready;
    const loaded = performance.getEntriesByType('resource').map(entry => entry.name).filter(name => /\/(look|map)\//.test(name));
    registration?.active?.postMessage({ address: location.pathname + location.search, loaded });
    performance.clearResourceTimings();
  };
}

async function forget(worker) {
  await (await worker.getRegistration('/map').catch(() => null))?.unregister();
  for (const name of await caches.keys()) await caches.delete(name);
}
