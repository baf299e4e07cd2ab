// Tiles of points by supercluster and vt-pbf. The first argument is a file of longitudes and latitudes (double precision).
// A line of input asks for tiles: {"radius": 40, "tiles": [[z, x, y]]}; a line of output tells what they cost.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import Supercluster from 'supercluster';
import vtpbf from 'vt-pbf';

const numbers = new Float64Array(new Uint8Array(readFileSync(process.argv[2])).buffer);
const points = Array.from({ length: numbers.length / 2 }, (_, at) => ({
  type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [numbers[at * 2], numbers[at * 2 + 1]] },
}));
const indexes = new Map();

function indexOf(radius) {
  if (!indexes.has(radius)) indexes.set(radius, new Supercluster({ radius, extent: 512 }).load(points));
  return indexes.get(radius);
}

function make(index, [z, x, y]) {
  const tile = index.getTile(z, x, y);
  return tile ? vtpbf.fromGeojsonVt({ offers: tile }, { version: 2, extent: 512 }) : new Uint8Array(0);
}

function processor() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function measure({ radius, tiles, milliseconds }) {
  const index = indexOf(radius), begun = performance.now(), before = processor();
  let bytes = 0, made = 0;
  do {
    for (const tile of tiles) bytes += make(index, tile).length;
    made += tiles.length;
  } while (performance.now() - begun < milliseconds);
  return { each: (processor() - before) / made, bytes: bytes / made };
}

for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(measure(JSON.parse(line))));
