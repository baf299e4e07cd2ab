// Draws land, water, borders and squares on a canvas.
import { pointOf, trace } from './mvt.js';

export const extent = 4096;
const colours = { sea: '#dbe7ec', land: '#f7f5ef', urban: '#eee8dc', river: '#bdd4de', region: '#d9d5ca', country: '#a3afb2', homes: '#0b55631f', homesEdge: '#0b556380', needs: '#c9850024', needsEdge: '#a86f0090' };

/// What of a tile of the drawn map is painted, with the names on it.
export function shapeBase(layers, { z, x, y }) {
  const of = (name, wanted = () => true) => {
    const path = new Path2D();
    for (const feature of layers[name] ?? []) if (wanted(feature.tags)) trace(feature.geometry, path);
    return path;
  };
  const names = (layers.labels ?? []).map(({ tags, geometry }) => {
    const [left, top] = pointOf(geometry);
    return { ...tags, x: (x + left / extent) / 2 ** z, y: (y + top / extent) / 2 ** z };
  });
  return {
    names, land: of('land'), lakes: of('lakes'), urban: of('urban'), rivers: of('rivers'),
    regions: of('borders', tags => tags.kind === 'region'), countries: of('borders', tags => tags.kind === 'country'),
  };
}

/// Paints tiles on a canvas whose upper left corner is at left, top in the world.
export class Painter {
  constructor(context, ratio) { Object.assign(this, { context, ratio }); }

  begin(left, top, scale) {
    Object.assign(this, { left, top, scale });
    this.context.setTransform(1, 0, 0, 1, 0, 0);
    this.context.fillStyle = colours.sea;
    this.context.fillRect(0, 0, this.context.canvas.width, this.context.canvas.height);
  }

  base(tiles) {
    for (const tile of tiles) this.#fill(tile, tile.land, colours.land);
    for (const tile of tiles) this.#fill(tile, tile.urban, colours.urban);
    for (const tile of tiles) this.#line(tile, tile.rivers, colours.river, 1.2);
    for (const tile of tiles) this.#fill(tile, tile.lakes, colours.sea);
    for (const tile of tiles) this.#line(tile, tile.regions, colours.region, 1);
    for (const tile of tiles) this.#line(tile, tile.countries, colours.country, 1.4);
  }

  /// Each square once, though tiles on both sides of an edge hold it.
  squares(tiles, layers) {
    const painted = new Set();
    for (const tile of tiles) for (const { layer, id, path } of tile.squares) {
      if (!layers.has(layer) || painted.has(layer + id)) continue;
      painted.add(layer + id);
      this.#fill(tile, path, colours[layer]);
      this.#line(tile, path, colours[layer + 'Edge'], 1);
    }
  }

  #fill(tile, path, colour) {
    this.#enter(tile);
    this.context.fillStyle = colour;
    this.context.fill(path);
  }

  #line(tile, path, colour, width) {
    const unit = this.#enter(tile);
    this.context.strokeStyle = colour;
    this.context.lineWidth = width * this.ratio / unit;
    this.context.lineJoin = 'round';
    this.context.stroke(path);
  }

  // To the units of the tile; says how many pixels one is.
  #enter({ place: { z, x, y } }) {
    const size = this.scale * this.ratio, unit = size / 2 ** z / extent;
    this.context.setTransform(unit, 0, 0, unit, (x / 2 ** z - this.left) * size, (y / 2 ** z - this.top) * size);
    return unit;
  }
}
