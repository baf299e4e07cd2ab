// Moves the view by mouse, wheel, keyboard and two fingers. One finger belongs to the page, which must scroll past the map;
// so does the wheel until one is at work in the map (or holds Ctrl).

const step = 100, arrows = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const isCalm = matchMedia('(prefers-reduced-motion: reduce)');

export class Gestures {
  #glide = 0;

  /// moved: called after each change of the view; hint: says what to do instead.
  constructor(stage, view, moved, hint) {
    Object.assign(this, { stage, view, moved, hint });
    this.#mouse();
    this.#fingers();
    stage.addEventListener('wheel', event => this.#wheel(event), { passive: false });
    stage.addEventListener('keydown', event => this.#key(event));
    stage.addEventListener('dblclick', event => { if (!event.target.closest('button, .map-popup')) this.zoomBy(1, ...this.#at(event)); });
  }

  zoomBy(levels, left, top) {
    const from = this.view.zoom;
    this.#animate(done => this.view.zoomTo(from + levels * done, left, top));
  }

  /// To a place and a zoom.
  goTo(x, y, zoom) {
    const { x: fromX, y: fromY, zoom: from } = this.view;
    this.#animate(done => {
      // The place keeps its course on the screen while the scale changes.
      const near = zoom === from ? done : (1 - 2 ** ((from - zoom) * done)) / (1 - 2 ** (from - zoom));
      this.view.x = fromX + (x - fromX) * near;
      this.view.y = fromY + (y - fromY) * near;
      this.view.zoomTo(from + (zoom - from) * done);
    });
  }

  stop() { cancelAnimationFrame(this.#glide); }

  #animate(change) {
    this.stop();
    const began = performance.now(), long = isCalm.matches ? 0 : 260;
    const next = now => {
      const done = long ? Math.min(Math.max((now - began) / long, 0), 1) : 1;
      change(1 - (1 - done) ** 3);
      this.moved();
      if (done < 1) this.#glide = requestAnimationFrame(next);
    };
    next(began);
  }

  #at({ clientX, clientY }) {
    const box = this.stage.getBoundingClientRect();
    return [clientX - box.left, clientY - box.top];
  }

  #mouse() {
    let last;
    this.stage.addEventListener('pointerdown', event => {
      if (event.pointerType === 'touch' || event.button !== 0 || event.target.closest('.map-popup, .map-zoom')) return;
      this.stop();
      last = [event.clientX, event.clientY, false];
    });
    this.stage.addEventListener('pointermove', event => {
      if (!last) return;
      const [right, down] = [event.clientX - last[0], event.clientY - last[1]];
      if (!last[2] && Math.hypot(right, down) < 4) return;
      if (!last[2]) this.stage.setPointerCapture(event.pointerId);
      last = [event.clientX, event.clientY, true];
      this.view.moveBy(right, down);
      this.moved();
    });
    for (const end of ['pointerup', 'pointercancel']) this.stage.addEventListener(end, () => { last = null; });
  }

  #fingers() {
    let last;
    const both = ([one, other]) => {
      const [x, y] = this.#at(one), [u, v] = this.#at(other);
      return { left: (x + u) / 2, top: (y + v) / 2, apart: Math.hypot(x - u, y - v) };
    };
    const begin = event => {
      last = event.touches.length === 2 ? both(event.touches) : null;
      if (last) { event.preventDefault(); this.stop(); }
    };
    this.stage.addEventListener('touchstart', begin, { passive: false });
    this.stage.addEventListener('touchend', begin, { passive: false });
    this.stage.addEventListener('touchmove', event => {
      if (event.touches.length === 1 && !event.target.closest('.map-popup')) this.hint('fingers');
      if (event.touches.length !== 2 || !last) return;
      event.preventDefault();
      const now = both(event.touches);
      this.view.moveBy(now.left - last.left, now.top - last.top);
      this.view.zoomTo(this.view.zoom + Math.log2(now.apart / last.apart), now.left, now.top);
      last = now;
      this.moved();
    }, { passive: false });
  }

  #wheel(event) {
    if (!event.ctrlKey && !event.metaKey && !this.stage.contains(document.activeElement)) { this.hint('wheel'); return; }
    event.preventDefault();
    this.stop();
    const lines = event.deltaMode === 1 ? 30 : 1;
    this.view.zoomTo(this.view.zoom - Math.max(-120, Math.min(event.deltaY * lines, 120)) / (event.ctrlKey ? 120 : 240), ...this.#at(event));
    this.moved();
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('.map-popup')) return;
    const arrow = arrows[event.key];
    if (arrow) {
      const { x, y, scale, zoom } = this.view;
      this.goTo(x - arrow[0] * step / scale, y - arrow[1] * step / scale, zoom);
    } else if (event.key === '+' || event.key === '=') this.zoomBy(1);
    else if (event.key === '-' || event.key === '_') this.zoomBy(-1);
    else return;
    event.preventDefault();
  }
}
