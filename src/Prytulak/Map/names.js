// Writes names where there is room, the important first.

const letters = '"Map", system-ui, sans-serif';
const kinds = {
  country: { size: 14, colour: '#3c4d56', spacing: 1 }, region: { size: 12.5, colour: '#7a6f5c' },
  city: { size: 13.5, colour: '#1c2b33', dot: 2.5 }, town: { size: 12.5, colour: '#33434c', dot: 2 }, village: { size: 12.5, colour: '#4f616b', dot: 1.5 },
};
const order = ['country', 'city', 'town', 'region', 'village'];

/// Loads the letters that these names are written in, and no others. Those of later names come when they are first written.
export const loadLetters = names => document.fonts.load('14px Map', [...new Set(names.map(name => name.name).join(''))].join('')).catch(() => {});

/// Begins with those of a language before any name is here.
export const loadLettersOf = language => document.fonts.load('14px Map', ['uk', 'be', 'ru'].includes(language) ? 'А' : 'A').catch(() => {});

export class Names {
  #widths = new Map();

  constructor(context, ratio) { Object.assign(this, { context, ratio }); }

  /// taken: boxes [left, top, right, bottom] that are to stay free; isNear: whether a name may stand farther from its place without seeming to be of another.
  write(names, place, width, height, taken, isNear) {
    const { context } = this, written = new Set();
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    this.face = null;
    const sorted = names.toSorted((a, b) => a.rank - b.rank || order.indexOf(a.kind) - order.indexOf(b.kind));
    for (const name of sorted) {
      const [x, y] = place(name), look = kinds[name.kind], key = name.kind + name.name;
      if (!look || written.has(key) || x < 0 || y < 0 || x > width || y > height) continue;
      this.#take(look);
      const box = this.#room(name.name, look, x, y, width, taken, isNear);
      if (!box) continue;
      written.add(key);
      taken.push(box);
      this.#draw(name.name, look, x, y, box);
    }
  }

  // A change of letters takes as long as writing a name.
  #take(look) {
    const { context } = this, face = look.size + (look.spacing ?? 0);
    if (this.face === face) return;
    this.face = face;
    context.font = `${look.size}px ${letters}`;
    if ('letterSpacing' in context) context.letterSpacing = `${look.spacing ?? 0}px`;
  }

  /// To be called when letters have come: they are not as wide as those that stood for them.
  forget() { this.#widths.clear(); }

  #width(text) {
    const key = this.face + text;
    if (!this.#widths.has(key)) this.#widths.set(key, this.context.measureText(text).width);
    return this.#widths.get(key);
  }

  // At the place itself for areas, else beside it; the places that are tried next give way to numbers.
  #room(text, look, x, y, width, taken, isNear) {
    const half = this.#width(text) / 2 + 3, high = look.size / 2 + 2;
    const tried = look.dot ? [[0, high + 3], [0, -high - 3], [half + 5, 0], [-half - 5, 0], [0, 31], [0, -31], ...isNear ? [[0, 52], [0, -52]] : []] : [[0, 0], [0, 30], [0, -30]];
    for (const [right, down] of tried) {
      const box = [x + right - half, y + down - high, x + right + half, y + down + high];
      if (box[0] > 0 && box[2] < width && !taken.some(other => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) return box;
    }
  }

  #draw(text, look, x, y, [left, top, right, bottom]) {
    const { context } = this;
    context.fillStyle = look.colour;
    if (look.dot) {
      context.beginPath();
      context.arc(x, y, look.dot, 0, 7);
      context.fill();
    }
    context.strokeStyle = '#fffd';
    context.lineWidth = 3;
    context.strokeText(text, (left + right) / 2, (top + bottom) / 2);
    context.fillText(text, (left + right) / 2, (top + bottom) / 2);
  }
}
