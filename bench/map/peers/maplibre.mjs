// The same tiles and the same view by MapLibre GL: alone on a page, or in the place of ours on our page.
import { Map } from './maplibre-gl.mjs';
const asked = new URLSearchParams(location.search), number = name => Number(asked.get(name));
const own = document.getElementById('map'), box = own.querySelector('svg') ? own.appendChild(document.createElement('div')) : own;
if (box === own) Object.assign(box.style, { width: number('width') + 'px', height: number('height') + 'px' });
else Object.assign(box.style, { position: 'absolute', inset: '0', visibility: 'hidden' });
const layer = (id, type, source, sourceLayer, paint, more = {}) => ({ id, type, source, 'source-layer': sourceLayer, paint, ...more });
const text = (size, more) => ({ 'text-field': ['get', 'name'], 'text-size': size, 'text-font': ['Noto Sans'], ...more });
const halo = { 'text-color': '#33434c', 'text-halo-color': '#fff', 'text-halo-width': 1.5 };
const map = new Map({
  container: box, center: [number('lon'), number('lat')], zoom: number('zoom'), attributionControl: false, fadeDuration: 0,
  style: {
    version: 8,
    sources: {
      base: { type: 'vector', tiles: [location.origin + '/map/base/uk/{z}/{x}/{y}'], maxzoom: 10 },
      homes: { type: 'vector', tiles: [location.origin + '/map/tiles/uk/{z}/{x}/{y}'], maxzoom: 10 },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': '#dbe7ec' } },
      layer('land', 'fill', 'base', 'land', { 'fill-color': '#f7f5ef' }),
      layer('urban', 'fill', 'base', 'urban', { 'fill-color': '#eee8dc' }),
      layer('rivers', 'line', 'base', 'rivers', { 'line-color': '#bdd4de', 'line-width': 1.2 }),
      layer('lakes', 'fill', 'base', 'lakes', { 'fill-color': '#dbe7ec' }),
      layer('borders', 'line', 'base', 'borders', { 'line-color': '#a3afb2', 'line-width': 1.4 }),
      layer('squares', 'fill', 'homes', 'homes_squares', { 'fill-color': '#0b5563', 'fill-opacity': .12 }),
      layer('names', 'symbol', 'base', 'labels', halo, { layout: text(13) }),
      layer('homes', 'circle', 'homes', 'homes', { 'circle-color': '#0b5563', 'circle-radius': 15, 'circle-stroke-color': '#fff', 'circle-stroke-width': 2 }),
      layer('counts', 'symbol', 'homes', 'homes', { 'text-color': '#fff' }, { layout: { ...text(13), 'text-field': ['get', 'count'] } }),
    ],
  },
});
map.on('error', event => console.log('MapLibre: ' + event.error?.message));
map.once('idle', () => {
  if (box !== own) { own.querySelector('svg').remove(); box.style.visibility = ''; }
  window.shown = performance.now();
});
