// Where one looks: the middle in Web Mercator with the world from 0 to 1, and the zoom, in which a tile is 512 pixels wide.

const tileSize = 512, leastZoom = 1, mostZoom = 12;

// Europe with some sea around it; nothing is told of more.
const edges = { west: -32, east: 62, south: 27, north: 73 };

export const xOf = lon => lon / 360 + .5;
export const yOf = lat => .5 - Math.asinh(Math.tan(lat * Math.PI / 180)) / (2 * Math.PI);
export const lonOf = x => (x - .5) * 360;
export const latOf = y => Math.atan(Math.sinh((.5 - y) * 2 * Math.PI)) * 180 / Math.PI;

const between = (least, value, most) => Math.min(Math.max(value, least), most);

export class View {
  constructor(element) {
    this.resize(element);
    this.x = this.y = .5;
    this.zoom = 3;
  }

  /// Whether its size has changed.
  resize({ clientWidth, clientHeight }) {
    if (this.width === clientWidth && this.height === clientHeight) return false;
    Object.assign(this, { width: clientWidth, height: clientHeight });
    return true;
  }

  get scale() { return tileSize * 2 ** this.zoom; }

  get lat() { return latOf(this.y); }

  get lon() { return lonOf(this.x); }

  /// The kind of area that is told of: half a level sooner than the drawing, and a whole one on a small screen, which shows less at once.
  get detail() { return between(0, Math.floor(this.zoom + (this.width < 500 ? 1.3 : .5)), 10); }

  /// The level of the tiles that tell of that detail: as few as do.
  get layerLevel() {
    return this.detail < 5 ? 0 : this.detail < 7 ? 5 : between(7, Math.floor(this.zoom) - 1, 10);
  }

  /// The zoom at which areas of that detail begin to show.
  zoomFor(detail) { return detail - (this.width < 500 ? 1.3 : .5); }

  look(lat, lon, zoom) {
    this.zoom = between(leastZoom, zoom, mostZoom);
    this.x = between(xOf(edges.west), xOf(lon), xOf(edges.east));
    this.y = between(yOf(edges.north), yOf(lat), yOf(edges.south));
  }

  /// Shows a part of the world whole.
  show(west, south, east, north) {
    const wide = xOf(east) - xOf(west), high = yOf(south) - yOf(north);
    this.look(latOf(yOf(north) + high / 2), (west + east) / 2, Math.log2(Math.min(this.width / wide, this.height / high) / tileSize));
  }

  screen(x, y) { return [(x - this.x) * this.scale + this.width / 2, (y - this.y) * this.scale + this.height / 2]; }

  world(left, top) { return [this.x + (left - this.width / 2) / this.scale, this.y + (top - this.height / 2) / this.scale]; }

  moveBy(right, down) { this.look(latOf(this.y - down / this.scale), lonOf(this.x - right / this.scale), this.zoom); }

  /// Zooms, and keeps what is under a point of the screen there.
  zoomTo(zoom, left = this.width / 2, top = this.height / 2) {
    const [x, y] = this.world(left, top);
    this.zoom = between(leastZoom, zoom, mostZoom);
    const [nowLeft, nowTop] = this.screen(x, y);
    this.moveBy(left - nowLeft, top - nowTop);
  }

  /// South, west, north, east in degrees.
  get box() {
    const [west, north] = this.world(0, 0), [east, south] = this.world(this.width, this.height);
    return [latOf(south), Math.max(lonOf(west), -180), latOf(north), Math.min(lonOf(east), 180)].map(degrees => degrees.toFixed(3));
  }

  /// The tiles of a level that cover the screen and so many pixels around it.
  tiles(z, around) {
    const [left, top] = this.world(-around, -around), [right, bottom] = this.world(this.width + around, this.height + around);
    const most = 2 ** z, found = [];
    for (let y = Math.max(0, Math.floor(top * most)); y < Math.min(most, bottom * most); y++)
      for (let x = Math.max(0, Math.floor(left * most)); x < Math.min(most, right * most); x++) found.push({ z, x, y });
    return found;
  }

  get state() { return { x: this.x, y: this.y, zoom: this.zoom, scale: this.scale }; }
}
