// Fetches tiles and keeps those of the last views. A tile that fails leaves the others alone and is asked for again later.
import { readTile } from './mvt.js';

const mostKept = 80, patience = 5000;
const keyOf = ({ z, x, y }) => `${z}/${x}/${y}`;

export class Tiles {
  #kept = new Map();
  #awaited = new Map();
  #failed = new Map();

  /// address: where tiles are, with {tile}; shape: what is made of a tile that has been read; arrived: called after each; how: to fetch.
  constructor(address, shape, arrived, how) { Object.assign(this, { address, shape, arrived, how }); }

  /// The tile if it is here; else, or when it is older than that many milliseconds, it is asked for.
  get(place, goodFor = Infinity) {
    const key = keyOf(place), tile = this.#kept.get(key);
    if (!tile || performance.now() - tile.at > goodFor) this.#ask(place, key);
    else if (this.#kept.size > mostKept / 2) { this.#kept.delete(key); this.#kept.set(key, tile); }
    return tile;
  }

  /// The nearest tile above that is here.
  above({ z, x, y }) {
    for (; z > 0;) {
      const tile = this.#kept.get(keyOf({ z: --z, x: x >>= 1, y: y >>= 1 }));
      if (tile) return tile;
    }
  }

  /// Whether no more can be expected of it for now.
  isSettled(place) { return this.#kept.has(keyOf(place)) || this.#failed.has(keyOf(place)); }

  isLost(place) { return this.#failed.has(keyOf(place)); }

  async #ask(place, key) {
    if (this.#awaited.has(key) || performance.now() - this.#failed.get(key) < patience) return;
    this.#awaited.set(key, place);
    try {
      const answer = await fetch(this.address.replace('{tile}', key), this.how);
      // Who has been signed out meanwhile is led to another page.
      if (!answer.ok || answer.redirected) throw answer.status;
      const layers = readTile(new Uint8Array(await answer.arrayBuffer()));
      this.#kept.set(key, Object.assign(this.shape(layers, place), { place, at: performance.now() }));
      this.#failed.delete(key);
      if (this.#kept.size > mostKept) this.#kept.delete(this.#kept.keys().next().value);
    } catch {
      this.#kept.delete(key);
      this.#failed.set(key, performance.now());
      setTimeout(this.arrived, patience + 100);
    }
    this.#awaited.delete(key);
    this.arrived();
  }
}
