// Reads vector tiles (Mapbox Vector Tile 2.1) without making an object of every point.

class Reader {
  constructor(bytes) { this.bytes = bytes; this.at = 0; }

  get done() { return this.at >= this.bytes.length; }

  number() {
    let value = 0, place = 1, byte;
    do { byte = this.bytes[this.at++]; value += (byte & 127) * place; place *= 128; } while (byte > 127);
    return value;
  }

  signed() { const value = this.number(); return value % 2 ? -(value + 1) / 2 : value / 2; }

  part() {
    const length = this.number();
    return this.bytes.subarray(this.at, this.at += length);
  }

  fixed(size) {
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset + this.at, size);
    this.at += size;
    return size === 8 ? view.getFloat64(0, true) : view.getFloat32(0, true);
  }

  any(wire) { return wire === 0 ? this.number() : wire === 2 ? this.part() : this.fixed(wire === 1 ? 8 : 4); }
}

function* fields(bytes) {
  for (const reader = new Reader(bytes); !reader.done;) {
    const key = reader.number();
    yield [key >> 3, reader.any(key & 7)];
  }
}

const text = bytes => new TextDecoder().decode(bytes);

/// The features of each layer: { layer: [{ id, tags, geometry }] }.
export function readTile(bytes) {
  const layers = {};
  for (const [field, part] of fields(bytes)) if (field === 3) readLayer(part, layers);
  return layers;
}

function readLayer(bytes, layers) {
  const keys = [], values = [], features = [];
  let name = '';
  for (const [field, part] of fields(bytes)) {
    if (field === 1) name = text(part);
    else if (field === 2) features.push(part);
    else if (field === 3) keys.push(text(part));
    else if (field === 4) values.push(readValue(part));
  }
  layers[name] = features.map(feature => readFeature(feature, keys, values));
}

function readValue(bytes) {
  for (const [field, value] of fields(bytes)) {
    return field === 1 ? text(value) : field === 6 ? (value % 2 ? -(value + 1) / 2 : value / 2) : field === 7 ? !!value : value;
  }
}

function readFeature(bytes, keys, values) {
  const feature = { id: 0, tags: {}, geometry: null };
  for (const [field, part] of fields(bytes)) {
    if (field === 1) feature.id = part;
    else if (field === 4) feature.geometry = part;
    else if (field === 2) {
      for (const reader = new Reader(part); !reader.done;) feature.tags[keys[reader.number()]] = values[reader.number()];
    }
  }
  return feature;
}

/// Adds lines or polygons to a path, in the units of the tile.
export function trace(geometry, path) {
  let x = 0, y = 0;
  for (const reader = new Reader(geometry); !reader.done;) {
    const command = reader.number(), kind = command & 7;
    if (kind === 7) path.closePath();
    else for (let count = command >> 3; count > 0; count--) {
      x += reader.signed();
      y += reader.signed();
      if (kind === 1) path.moveTo(x, y); else path.lineTo(x, y);
    }
  }
}

/// The first point, in the units of the tile.
export function pointOf(geometry) {
  const reader = new Reader(geometry);
  reader.number();
  return [reader.signed(), reader.signed()];
}
