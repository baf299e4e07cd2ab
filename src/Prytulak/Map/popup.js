// Tells of one mark, beside it. Escape, the cross, or a press elsewhere closes it; who opened it goes on from there.

export class Popup {
  #mark;

  constructor(stage, closeText) {
    this.element = document.createElement('div');
    this.element.className = 'map-popup';
    this.element.setAttribute('role', 'dialog');
    this.element.tabIndex = -1;
    this.element.hidden = true;
    this.name = this.element.appendChild(document.createElement('strong'));
    this.lines = this.element.appendChild(document.createElement('div'));
    const cross = this.element.appendChild(document.createElement('button'));
    cross.type = 'button';
    cross.textContent = '×';
    cross.setAttribute('aria-label', closeText);
    cross.addEventListener('click', () => this.close());
    this.element.addEventListener('keydown', event => { if (event.key === 'Escape') this.close(); });
    stage.append(this.element);
  }

  open(mark, name, lines, from) {
    Object.assign(this, { from });
    this.#mark = mark;
    const page = document.querySelector(`[data-layers] input[value="${mark.layer}"]`)?.dataset.page;
    this.name.replaceChildren(page && !mark.isArea ? Object.assign(document.createElement('a'), { href: `${page}/${mark.id}`, textContent: name }) : name);
    this.element.setAttribute('aria-label', name);
    this.lines.replaceChildren(...lines.map(line => Object.assign(document.createElement('span'), { textContent: line })));
    this.element.hidden = false;
    this.element.focus({ preventScroll: true });
  }

  close() {
    if (this.element.hidden) return;
    const hadFocus = this.element.contains(document.activeElement);
    this.element.hidden = true;
    if (hadFocus) this.from?.()?.focus({ preventScroll: true });
  }

  /// Follows its mark, inside the map.
  move(view) {
    if (this.element.hidden) return;
    const [x, y] = view.screen(this.#mark.x, this.#mark.y), { offsetWidth: wide, offsetHeight: high } = this.element;
    const left = Math.min(Math.max(x - wide / 2, 8), view.width - wide - 8), top = y - high - 28 > 8 ? y - high - 28 : y + 28;
    this.element.style.transform = `translate(${left.toFixed(1)}px, ${top.toFixed(1)}px)`;
  }
}
