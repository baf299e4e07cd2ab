// Serves ours and the peers alike: the peers' files compressed with brotli, everything else passed on to Prytulak.
import { createServer, request } from 'node:http';
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';

const packages = new URL('node_modules/', import.meta.url), here = new URL('peers/', import.meta.url);
const files = {
  '/peer/maplibre.html': [here, 'maplibre.html', 'text/html'],
  '/peer/maplibre.mjs': [here, 'maplibre.mjs', 'text/javascript'],
  '/peer/leaflet.html': [here, 'leaflet.html', 'text/html'],
  '/peer/maplibre-gl.mjs': [packages, 'maplibre-gl/dist/maplibre-gl.mjs', 'text/javascript'],
  '/peer/maplibre-gl-shared.mjs': [packages, 'maplibre-gl/dist/maplibre-gl-shared.mjs', 'text/javascript'],
  '/peer/maplibre-gl-worker.mjs': [packages, 'maplibre-gl/dist/maplibre-gl-worker.mjs', 'text/javascript'],
  '/peer/maplibre-gl.css': [packages, 'maplibre-gl/dist/maplibre-gl.css', 'text/css'],
  '/peer/leaflet.js': [packages, 'leaflet/dist/leaflet.js', 'text/javascript'],
  '/peer/leaflet.css': [packages, 'leaflet/dist/leaflet.css', 'text/css'],
  '/peer/protomaps-leaflet.js': [packages, 'protomaps-leaflet/dist/protomaps-leaflet.js', 'text/javascript'],
  '/peer/cyrillic.woff2': [packages, '@fontsource/noto-sans/files/noto-sans-cyrillic-400-normal.woff2', 'font/woff2'],
};

export function serve(prytulak) {
  const packed = Object.fromEntries(Object.entries(files).map(([path, [folder, name, type]]) => {
    const plain = readFileSync(new URL(name, folder));
    return [path, { type, body: type.startsWith('font') ? plain : brotliCompressSync(plain), coding: type.startsWith('font') ? {} : { 'content-encoding': 'br' } }];
  }));
  const server = createServer((asked, answer) => {
    if (asked.url.startsWith('/peer/page?')) return exchange(prytulak, asked, answer);
    const file = packed[asked.url.split('?')[0]];
    if (!file) return pass(prytulak, asked, answer);
    answer.writeHead(200, { 'content-type': file.type, 'content-length': file.body.length, ...file.coding });
    answer.end(file.body);
  });
  return new Promise(ready => server.listen(0, '127.0.0.1', () => ready({ server, address: `http://localhost:${server.address().port}` })));
}

function pass(prytulak, asked, answer) {
  const onward = request(new URL(asked.url, prytulak), { method: asked.method, headers: asked.headers }, given => {
    answer.writeHead(given.statusCode, given.headers);
    given.pipe(answer);
  });
  onward.on('error', () => answer.destroy());
  asked.pipe(onward);
}

// Our own page with the peer's script in the place of ours, and without the tiles of homes that are named ahead: it asks for those of other zooms.
async function exchange(prytulak, asked, answer) {
  const ours = await fetch(new URL(asked.url.replace('/peer/page', '/map').replace(/&width=.*/, ''), prytulak), { headers: { 'accept-language': asked.headers['accept-language'] } });
  const page = (await ours.text()).replace(/<script src="[^"]*map\.js"[^>]*>/, '<script src="/peer/maplibre.mjs" type="module">').replace(/"[^"]*map\.css"/, '"/peer/maplibre-gl.css"').replace(/<link rel="preload"[^>]*"\/map\/tiles\/[^>]*>/g, '');
  answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': Buffer.byteLength(page) });
  answer.end(page);
}
