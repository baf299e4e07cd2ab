// Opens the same views with ours and with the peers, cold, with a processor six times slower, in turns; says bytes and time to idle.
// usage: node measure.mjs http://localhost:5077 [runs]
import { loadavg } from 'node:os';
import { chromium } from 'playwright-core';
import { serve } from './serve.mjs';

const [prytulak = 'http://localhost:5000', runs = '5'] = process.argv.slice(2);
const slower = 6, quiet = 500, patience = 60_000;
const screens = [[360, 740], [1280, 800]];
const views = [['Europe', ''], ['Poland', 'lat=52.10&lon=19.40&zoom=6'], ['Warsaw', 'lat=52.23&lon=21.01&zoom=9']];

const { server, address } = await serve(prytulak);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium-headless-shell', args: ['--no-sandbox', '--disable-background-networking', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'] });
const lines = [];
console.log(`chromium ${browser.version()}, load ${loadavg().map(load => load.toFixed(1))}`);
for (const [width, height] of screens) for (const [name, view] of views) {
  const box = await boxOf(width, height, view);
  const peers = { ours: `/map?${view}`, 'Leaflet alone': `/peer/leaflet.html?${box}`, 'MapLibre alone': `/peer/maplibre.html?${box}`, 'MapLibre on our page': `/peer/page?${box}` };
  const found = Object.fromEntries(Object.keys(peers).map(peer => [peer, []]));
  for (let run = 0; run < +runs; run++) for (const [peer, path] of Object.entries(peers)) found[peer].push(await open(path, width, height, slower));
  lines.push(...Object.entries(found).map(([peer, all]) => row(`${name} ${width}x${height}`, peer, all, found)));
  console.log(lines.slice(-4).join('\n'));
}
console.log(`load ${loadavg().map(load => load.toFixed(1))}`);
await browser.close();
server.close();

// The middle, the scale and the size that ours has: the peers show the same.
async function boxOf(width, height, view) {
  const { page, close } = await visit(width, height);
  await page.goto(`${address}/map?${view}`);
  await page.waitForSelector('#map.ready');
  const size = await page.evaluate(() => ({ width: document.getElementById('map').clientWidth, height: document.getElementById('map').clientHeight }));
  await close();
  const place = view || (width < 500 ? 'lat=52.8&lon=15&zoom=2.15' : 'lat=52.8&lon=15&zoom=3.1');
  return `${place}&${new URLSearchParams(size)}`;
}

async function visit(width, height) {
  const context = await browser.newContext({ locale: 'uk', viewport: { width, height } });
  const page = await context.newPage();
  page.on('console', message => { if (message.type() === 'error') console.log(`! ${message.text()}`); });
  page.on('pageerror', error => console.log(`! ${error.message}`));
  return { page, close: () => context.close() };
}

async function open(path, width, height, rate) {
  const { page, close } = await visit(width, height), sizes = [];
  await page.addInitScript(watch, quiet);
  const idle = new Promise((found, late) => {
    page.on('console', message => { if (message.text().startsWith('idle ')) found(JSON.parse(message.text().slice(5))); });
    setTimeout(() => late(new Error(`${path} is never idle`)), patience);
  });
  page.on('requestfinished', request => sizes.push(request.sizes().then(size => ({ kind: kindOf(request.url()), bytes: size.responseBodySize + size.responseHeadersSize })).catch(() => null)));
  const wire = await page.context().newCDPSession(page);
  await wire.send('Emulation.setCPUThrottlingRate', { rate });
  await wire.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(address + path, { waitUntil: 'load' });
  const { at, shown } = await idle;
  const work = (await wire.send('Performance.getMetrics')).metrics.find(metric => metric.name === 'TaskDuration').value * 1000;
  const bytes = {};
  for (const size of (await Promise.all(sizes)).filter(Boolean)) bytes[size.kind] = (bytes[size.kind] ?? 0) + size.bytes;
  await close();
  return { idle: at, shown, work, bytes, all: Object.values(bytes).reduce((sum, size) => sum + size, 0) };
}

// In the page: says by itself when nothing long has run for a while after the map was there. Whoever asks from outside makes it work.
function watch(quiet) {
  let shown = 0, at = 0, timer;
  const settle = end => {
    at = Math.max(at, end);
    clearTimeout(timer);
    if (shown) timer = setTimeout(() => console.info('idle ' + JSON.stringify({ at, shown })), quiet);
  };
  Object.defineProperty(window, 'shown', { get: () => shown || undefined, set: now => settle(shown = now) });
  new PerformanceObserver(list => list.getEntries().forEach(task => settle(task.startTime + task.duration))).observe({ type: 'longtask', buffered: true });
  new MutationObserver(() => { if (!shown && document.querySelector('#map.ready')) window.shown = performance.now(); }).observe(document, { attributes: true, attributeFilter: ['class'], subtree: true });
}

function kindOf(url) {
  return /\/map\/base\//.test(url) ? 'basemap' : /\/map\/(tiles|seen)/.test(url) ? 'homes' : /\.woff2/.test(url) ? 'fonts' : /\.m?js/.test(url) ? 'scripts' : /\.css/.test(url) ? 'styles' : /\.svg/.test(url) ? 'icon' : 'page';
}

function row(view, peer, all, peers) {
  const middle = list => list.toSorted((a, b) => a - b)[list.length >> 1], of = name => all.map(run => run[name]);
  const bytes = Object.entries(all[0].bytes).map(([kind, size]) => `${kind} ${(size / 1000).toFixed(1)}`).join(', ');
  const ratio = (other, name) => (middle(peers[other].map(run => run[name])) / middle(of(name))).toFixed(1);
  const spread = (name, unit, digits) => `${(middle(of(name)) / unit).toFixed(digits)} (${(Math.min(...of(name)) / unit).toFixed(digits)}–${(Math.max(...of(name)) / unit).toFixed(digits)})`;
  const sooner = peer === 'ours' ? ['MapLibre alone', 'MapLibre on our page'].map(other => `${ratio(other, 'idle')}×`).join(' / ') : '';
  return `| ${view} | ${peer} | ${(middle(of('all')) / 1000).toFixed(1)} | ${bytes} | ${spread('idle', 1000, 2)} | ${spread('work', 1, 0)} | ${sooner} |`;
}
