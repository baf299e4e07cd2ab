// Makes a map of the picture on the page: pan, zoom, numbers to press, layers to switch. The picture stays until the map is there.
import { Gestures } from './gestures.js';
import { gather, Marks, shapeLayers } from './marks.js';
import { loadLetters, loadLettersOf, Names } from './names.js';
import { keepForOffline } from './offline.js';
import { OurHomes } from './ours.js';
import { Painter, shapeBase } from './paint.js';
import { Popup } from './popup.js';
import { Seen } from './seen.js';
import { Tiles } from './tiles.js';
import { View } from './view.js';

const margin = 80, mostTile = 10, rest = 120, repaint = 300, lettersAtMost = 1500, hintFor = 1800;
const europe = [-11, 35, 41, 66];

const element = (name, className, parent) => parent.appendChild(Object.assign(document.createElement(name), { className }));

class EuropeMap {
  #frame = 0;
  #resting;
  #painted;
  #paintedAt = 0;

  constructor(box) {
    Object.assign(this, { box, data: box.dataset, ratio: Math.min(devicePixelRatio || 1, 2), isReady: false, view: new View(box) });
    this.#start();
    const arrived = () => this.#soon();
    this.base = new Tiles(`/map/base/${this.data.language}/{tile}`, shapeBase, arrived);
    this.layers = new Tiles(`/map/tiles/${this.data.language}/{tile}${this.data.filter && '?' + this.data.filter}`, shapeLayers, arrived);
    for (const place of this.#squares()) this.base.get(place);
    for (const place of this.#parts()) this.layers.get(place);
    // What is built here is built while these are on their way.
    this.#build();
    const ours = this.switches.find(input => input.dataset.live);
    this.marks = new Marks(this.marksLayer, { ...this.data, ours: ours?.dataset.told, layer: name => this.#layerName(name) }, mark => this.#press(mark));
    this.popup = new Popup(this.stage, this.data.close);
    this.seen = new Seen(this.data);
    this.keep = keepForOffline();
    this.gestures = new Gestures(this.stage, this.view, () => this.#moved(), name => this.#hint(name));
    if (ours) this.ours = new OurHomes(ours, arrived);
    this.#listen();
  }

  #build() {
    this.stage = element('div', 'map-stage', this.box);
    this.stage.tabIndex = 0;
    this.stage.setAttribute('role', 'region');
    this.stage.setAttribute('aria-label', this.data.label);
    this.canvas = element('canvas', '', this.stage);
    this.marksLayer = element('div', 'map-marks', this.stage);
    this.context = this.canvas.getContext('2d', { alpha: false });
    this.painter = new Painter(this.context, this.ratio);
    this.names = new Names(this.context, this.ratio);
    const zoom = element('div', 'map-zoom', this.stage);
    for (const [sign, levels, text] of [['+', 1, this.data.closer], ['−', -1, this.data.farther]]) {
      const button = Object.assign(element('button', '', zoom), { type: 'button', textContent: sign });
      button.setAttribute('aria-label', text);
      button.addEventListener('click', () => this.gestures.zoomBy(levels));
    }
    this.hint = element('p', 'map-hint', this.stage);
    this.hint.setAttribute('aria-hidden', 'true');
    this.switches = [...document.querySelectorAll('[data-layers] input')];
  }

  // Where the address says, else the area of the page.
  #start() {
    const asked = Seen.fromAddress(), { kind, lat, lon, box } = this.data;
    if (asked) this.view.look(...asked);
    else if (kind === 'europe') this.view.show(...europe);
    else {
      if (box) this.view.show(...box.split(',').map(Number));
      const least = this.view.zoomFor(kind === 'country' ? 5 : 7) + .05, fit = box ? this.view.zoom : least + .6;
      this.view.look(box ? this.view.lat : +lat, box ? this.view.lon : +lon, Math.min(Math.max(fit, least), 9));
    }
    this.mustFollow = asked !== null;
  }

  #listen() {
    new ResizeObserver(() => { if (this.view.resize(this.box)) this.#resized(); }).observe(this.box);
    for (const input of this.switches) input.addEventListener('change', () => { this.popup.close(); this.#settle(); });
    this.stage.addEventListener('click', event => { if (event.target === this.canvas || event.target === this.marksLayer) this.popup.close(); });
    addEventListener('online', () => this.#settle());
    document.fonts.addEventListener('loadingdone', () => { this.names.forget(); if (this.isReady) this.#soon(); });
  }

  #resized() {
    this.#painted = null;
    this.#settle();
  }

  get #shown() { return new Set(['homes', ...this.switches.map(input => input.value)].filter(name => this.switches.find(input => input.value === name)?.checked ?? true)); }

  #layerName(name) { return this.switches.find(input => input.value === name)?.closest('label').textContent.trim() ?? ''; }

  #press(mark) {
    if (mark.kind === 'country' || mark.kind === 'region') {
      const zoom = Math.max(this.view.zoomFor(mark.kind === 'country' ? 5 : 7) + .5, this.view.zoom + .6);
      this.stage.focus({ preventScroll: true });
      this.gestures.goTo(mark.x, mark.y, zoom);
    } else {
      this.popup.open(mark, this.marks.nameOf(mark), this.marks.told(mark), () => this.marks.find(mark.key) ?? this.stage);
      this.popup.move(this.view);
    }
  }

  #hint(name) {
    this.hint.textContent = this.data[name];
    this.hint.classList.add('shown');
    clearTimeout(this.hinting);
    this.hinting = setTimeout(() => this.hint.classList.remove('shown'), hintFor);
  }

  // While it moves, the picture is moved as it is; at rest it is painted anew.
  #moved() {
    this.mustFollow = true;
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#slide();
      this.marks.move(this.view);
      this.popup.move(this.view);
      if (performance.now() - this.#paintedAt > repaint) this.#settle();
    });
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#settle(), rest);
  }

  #soon() {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#settle(), 8);
  }

  #slide() {
    if (!this.#painted) return;
    const grown = this.view.scale / this.#painted.scale, [left, top] = this.view.screen(this.#painted.left, this.#painted.top);
    this.canvas.style.transform = `translate(${left}px, ${top}px) scale(${grown})`;
  }

  #squares() { return this.view.tiles(Math.min(Math.floor(this.view.zoom + .25), mostTile), this.isReady ? margin / 2 : 0); }

  #parts() { return this.view.tiles(this.view.layerLevel, 0); }

  // Asks for what is in view, and paints when every part has its tile, or a larger one that holds it.
  #settle() {
    const squares = this.#squares(), parts = this.#parts();
    const own = squares.map(place => this.base.get(place)), numbers = parts.map(place => this.layers.get(place));
    const isWhole = squares.every((place, at) => own[at] || this.base.isSettled(place)) && parts.every((place, at) => numbers[at] || this.layers.isSettled(place));
    const covered = squares.map((place, at) => own[at] ?? this.base.above(place)).filter(Boolean);
    if (!covered.length || !isWhole && (!this.isReady || covered.length < squares.length)) return;
    this.#paint([...new Set(covered)].sort((a, b) => a.place.z - b.place.z), numbers.filter(Boolean));
    if (isWhole && this.mustFollow) this.seen.follow(this.view);
    if (isWhole) setTimeout(this.keep, 1000);
  }

  async #paint(tiles, numbers) {
    const names = tiles.flatMap(tile => tile.names);
    if (!this.isReady) {
      await Promise.race([loadLetters(names), new Promise(late => setTimeout(late, lettersAtMost))]);
      if (this.isReady) return;
      this.#show();
    }
    const wide = this.view.width + 2 * margin, high = this.view.height + 2 * margin, [left, top] = this.view.world(-margin, -margin), { scale } = this.view;
    if (this.canvas.width !== Math.round(wide * this.ratio) || this.canvas.height !== Math.round(high * this.ratio)) this.#resize(wide, high);
    this.painter.begin(left, top, scale);
    this.painter.base(tiles);
    const shown = this.#shown;
    this.painter.squares(numbers, shown);
    const ours = this.ours?.get(this.view) ?? [];
    const taken = this.marks.place(gather([...numbers, ...ours], shown), this.view).map(box => box.map(edge => edge + margin));
    this.names.write(names, name => [(name.x - left) * scale, (name.y - top) * scale], wide, high, taken, this.view.zoom > 8);
    this.#painted = { left, top, scale };
    this.#paintedAt = performance.now();
    this.#slide();
    this.popup.move(this.view);
    this.ours?.tell(this.view, ours, names);
  }

  #resize(wide, high) {
    Object.assign(this.canvas, { width: Math.round(wide * this.ratio), height: Math.round(high * this.ratio) });
    Object.assign(this.canvas.style, { width: `${wide}px`, height: `${high}px` });
  }

  #show() {
    this.isReady = true;
    this.box.querySelector('.map-svg')?.remove();
    this.box.classList.add('ready');
    const layers = document.querySelector('[data-layers]');
    if (layers) layers.hidden = false;
  }
}

loadLettersOf(document.documentElement.lang);

const once = (target, name) => new Promise(done => target.addEventListener(name, done, { once: true }));

// As soon as the page has been read and its styles are there: without those nothing has its size.
if (document.readyState === 'loading') await once(document, 'readystatechange');
for (const style of document.querySelectorAll('link[rel=stylesheet]')) if (!style.sheet) await Promise.race([once(style, 'load'), once(style, 'error')]);
new EuropeMap(document.getElementById('map'));
