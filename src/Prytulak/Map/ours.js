// The free homes of one's own organisation as they are now, for its staff: only their page has the switch. Nothing of it is kept.
import { pointOf } from './mvt.js';
import { extent } from './paint.js';
import { Tiles } from './tiles.js';

const finest = 9, goodFor = 10_000, nearFrom = 6, kmOfDegree = 111.2;

function shape({ offers = [] }, { z, x, y }) {
  return {
    marks: offers.map(({ id, tags, geometry }) => {
      const [left, top] = pointOf(geometry);
      return { layer: 'ours', id: `${z}/${x}/${y}/${id}`, count: tags.count, x: (x + left / extent) / 2 ** z, y: (y + top / extent) / 2 ** z };
    }),
  };
}

export class OurHomes {
  #tiles;
  #counting;

  /// input: the switch; changed: called when there is something else to show.
  constructor(input, changed) {
    Object.assign(this, { input, changed, legend: document.querySelector('[data-ours]') });
    input.addEventListener('change', () => this.#switch());
    this.#switch();
  }

  /// The tiles of a view; those that have grown old are asked for again.
  get(view) {
    if (!this.input.checked) return [];
    this.places = view.tiles(Math.max(0, Math.min(Math.floor(view.zoom) - 1, finest)), 0);
    return this.places.map(place => this.#tiles.get(place, goodFor)).filter(Boolean);
  }

  /// Says beside the map how many there are in view, and leads to them.
  tell(view, tiles, names) {
    if (!this.input.checked) return;
    const isSeen = ({ x, y }) => { const [left, top] = view.screen(x, y); return left > 0 && top > 0 && left < view.width && top < view.height; };
    const count = tiles.flatMap(tile => tile.marks).filter(isSeen).reduce((sum, mark) => sum + mark.count, 0);
    const { count: inView, lost } = this.legend.dataset, [said, link] = this.legend.querySelectorAll('output, a');
    const text = this.places.some(place => this.#tiles.isLost(place)) ? lost : tiles.length < this.places.length ? '' : inView.replace('{0}', count.toLocaleString(document.documentElement.lang));
    if (said.textContent !== text) said.textContent = text;
    this.#lead(link, view, view.zoom < nearFrom ? null : middlemost(names.filter(name => name.rank !== undefined && name.kind !== 'country' && name.kind !== 'region' && isSeen(name)), view));
  }

  #switch() {
    clearInterval(this.#counting);
    this.legend.hidden = !this.input.checked;
    if (!this.input.checked) return;
    // Those from before are of another moment.
    this.#tiles = new Tiles(this.input.dataset.live, shape, this.changed, { cache: 'no-store' });
    this.#counting = setInterval(() => { if (!document.hidden) this.changed(); }, goodFor);
    this.changed();
  }

  #lead(link, view, place) {
    const { all, near } = this.legend.dataset, query = new URLSearchParams(link.dataset.query);
    if (place) {
      const [south, west, north, east] = view.box.map(Number), wide = (east - west) * Math.cos(view.lat * Math.PI / 180), high = north - south;
      query.set('place', [place.name, place.cc && new Intl.DisplayNames([document.documentElement.lang], { type: 'region' }).of(place.cc)].filter(Boolean).join(', '));
      query.set('km', Math.max(1, Math.round(Math.max(wide, high) / 2 * kmOfDegree)));
    }
    link.search = query;
    link.textContent = place ? near.replace('{0}', place.name) : all;
  }
}

// A large town somewhat off the middle rather than a hamlet in it.
const middlemost = (names, view) => {
  const far = ({ x, y, rank }) => Math.hypot(x - view.x, y - view.y) * view.scale / view.width + rank / 20;
  return names.toSorted((a, b) => far(a) - far(b))[0];
};
