// Numbers on the map as buttons, and what is told when one is pressed. Where they would touch, the fuller stays and the other is a dot.
import { extent } from './paint.js';
import { pointOf, trace } from './mvt.js';

const high = 32, dot = 14, around = 30;

// What is counted, and which gives way: what one's own organisation has stays before everything.
const weights = { ours: 1e6, homes: 2, needs: 1 }, counted = Object.keys(weights);

/// What of a tile of the layers is shown: marks by layer, and squares.
export function shapeLayers(layers, { z, x, y }) {
  const marks = Object.entries(layers).filter(([name]) => !name.endsWith('_squares')).flatMap(([layer, features]) => features.map(({ tags, geometry }) => {
    const [left, top] = pointOf(geometry);
    return { layer, ...tags, x: (x + left / extent) / 2 ** z, y: (y + top / extent) / 2 ** z };
  }));
  const squares = ['homes', 'needs'].flatMap(layer => (layers[layer + '_squares'] ?? []).map(({ id, geometry }) => {
    const path = new Path2D();
    trace(geometry, path);
    return { layer, id, path };
  }));
  return { marks, squares };
}

/// One mark for each area or point, with the numbers of the layers that are switched on.
export function gather(tiles, layers) {
  const found = new Map();
  for (const mark of tiles.flatMap(tile => tile.marks)) {
    if (!layers.has(mark.layer)) continue;
    const key = mark.layer === 'homes' || mark.layer === 'needs' ? mark.id : `${mark.layer} ${mark.id}`;
    const known = found.get(key) ?? { ...mark, key, isCounted: mark.layer in weights, least: 0 };
    if (known.isCounted) { known[mark.layer] = String(mark.count); known.least = Math.max(known.least, (mark.least ?? mark.count) * weights[mark.layer]); }
    found.set(key, known);
  }
  return [...found.values()].sort((a, b) => b.least - a.least || (a.key < b.key ? -1 : 1));
}

// As wide as its numbers are written.
const widthOf = mark => mark.isCounted ? counted.filter(layer => mark[layer]).reduce((wide, layer) => wide + Math.max(32, 18 + 8.5 * mark[layer].length), 0) : 24;

export class Marks {
  #shown = new Map();

  /// layer: the element that holds them; pressed: called with the mark.
  constructor(layer, texts, pressed) {
    Object.assign(this, { layer, texts });
    layer.addEventListener('click', event => {
      const mark = event.target.closest('button')?.mark;
      if (mark) pressed(mark);
    });
  }

  /// Shows these; answers with the boxes that they take.
  place(marks, view) {
    const whole = [], dots = [], next = new Map();
    const near = (others, x, y, wide, high) => others.some(other => Math.abs(other.x - x) < (other.wide + wide) / 2 && Math.abs(other.y - y) < (other.high + high) / 2);
    for (const mark of marks) {
      const [x, y] = view.screen(mark.x, mark.y);
      if (x < -around || y < -around || x > view.width + around || y > view.height + around) continue;
      const wide = widthOf(mark), isWhole = !near(whole, x, y, wide, high) && !near(dots, x, y, wide, high);
      if (!isWhole && (near(dots, x, y, dot, dot) || near(whole, x, y, dot, dot))) continue;
      (isWhole ? whole : dots).push(isWhole ? { x, y, wide, high } : { x, y, wide: dot, high: dot });
      next.set(mark.key, this.#element(mark, isWhole));
    }
    for (const [key, { element }] of this.#shown) if (next.get(key)?.element !== element && element !== document.activeElement) element.remove();
    for (const { element } of next.values()) if (!element.isConnected) this.layer.append(element);
    this.#shown = next;
    this.move(view);
    return [...whole, ...dots].map(({ x, y, wide, high }) => [x - wide / 2, y - high / 2, x + wide / 2, y + high / 2]);
  }

  move(view) {
    for (const { mark, element } of this.#shown.values()) {
      const [x, y] = view.screen(mark.x, mark.y);
      element.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) translate(-50%, -50%)`;
    }
  }

  find(key) { return this.#shown.get(key)?.element; }

  #element(mark, isWhole) {
    const face = isWhole ? counted.map(layer => mark[layer] ?? '').join(' ') : 'dot', known = this.#shown.get(mark.key);
    if (known?.face === face) {
      known.element.mark = known.mark = mark;
      return known;
    }
    const element = document.createElement(isWhole ? 'button' : 'span');
    if (isWhole) this.#write(element, mark);
    element.className = `${isWhole ? 'map-mark' : 'map-dot'} ${counted.find(layer => mark[layer]) ?? 'point'}`;
    return { element, mark, face };
  }

  #write(button, mark) {
    button.type = 'button';
    button.mark = mark;
    button.setAttribute('aria-label', [this.nameOf(mark), ...this.told(mark)].join('. '));
    for (const layer of mark.isCounted ? counted : [mark.layer]) {
      if (mark.isCounted && !mark[layer]) continue;
      const part = button.appendChild(document.createElement('span'));
      part.className = layer;
      part.textContent = mark[layer] ?? '';
    }
  }

  nameOf(mark) { return mark.name ?? this.texts.layer(mark.layer); }

  /// What is said of a mark below its name.
  told(mark) {
    if (!mark.isCounted) return [this.texts.layer(mark.layer)];
    return counted.filter(layer => mark[layer]).map(layer => this.texts[layer].replace('{0}', mark[layer]));
  }
}
