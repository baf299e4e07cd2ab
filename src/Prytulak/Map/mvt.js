// Reads vector tiles (Mapbox Vector Tile 2.1) without making an object of every point. It runs cold, once for each tile, so that
// what counts is how little is done, not how well it could be optimised.

const letters = new TextDecoder(), text = bytes => letters.decode(bytes);

class Reader {
  constructor(bytes) { this.bytes = bytes; this.at = 0; }

  get done() { return this.at >= this.bytes.length; }

  number() {
    let byte = this.bytes[this.at++], value = byte & 127;
    for (let place = 128; byte > 127; place *= 128) value += ((byte = this.bytes[this.at++]) & 127) * place;
    return value;
  }

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

function fields(bytes, take) {
  for (const reader = new Reader(bytes); !reader.done;) {
    const key = reader.number();
    take(key >> 3, reader.any(key & 7));
  }
}

const halved = value => value % 2 ? -(value + 1) / 2 : value / 2;

/// The features of each layer: { layer: [{ id, tags, geometry }] }.
export function readTile(bytes) {
  const layers = {};
  fields(bytes, (field, part) => { if (field === 3) readLayer(part, layers); });
  return layers;
}

function readLayer(bytes, layers) {
  const keys = [], values = [], features = [];
  let name = '';
  fields(bytes, (field, part) => {
    if (field === 1) name = text(part);
    else if (field === 2) features.push(part);
    else if (field === 3) keys.push(text(part));
    else if (field === 4) values.push(readValue(part));
  });
  layers[name] = features.map(feature => readFeature(feature, keys, values));
}

function readValue(bytes) {
  const reader = new Reader(bytes), key = reader.number(), field = key >> 3, value = reader.any(key & 7);
  return field === 1 ? text(value) : field === 6 ? halved(value) : field === 7 ? !!value : value;
}

function readFeature(bytes, keys, values) {
  const feature = { id: 0, tags: {}, geometry: null };
  fields(bytes, (field, part) => {
    if (field === 1) feature.id = part;
    else if (field === 4) feature.geometry = part;
    else if (field === 2) {
      for (const reader = new Reader(part); !reader.done;) feature.tags[keys[reader.number()]] = values[reader.number()];
    }
  });
  return feature;
}

/// Adds lines or polygons to a path, in the units of the tile.
export function trace(geometry, path) {
  let x = 0, y = 0, at = 0;
  const number = () => {
    let byte = geometry[at++], value = byte & 127;
    for (let place = 7; byte > 127; place += 7) value |= ((byte = geometry[at++]) & 127) << place;
    return value;
  };
  const signed = () => { const value = number(); return value >>> 1 ^ -(value & 1); };
  while (at < geometry.length) {
    const command = number(), kind = command & 7;
    if (kind === 7) path.closePath();
    else for (let count = command >>> 3; count > 0; count--) {
      x += signed();
      y += signed();
      if (kind === 1) path.moveTo(x, y); else path.lineTo(x, y);
    }
  }
}

/// The first point, in the units of the tile.
export function pointOf(geometry) {
  const reader = new Reader(geometry);
  reader.number();
  return [halved(reader.number()), halved(reader.number())];
}
