// What goes along with the view outside of the picture: the list of what is in it, the address, and the filter form.

const wait = 350;
const keyOf = view => `box=${view.box}&zoom=${view.detail}`;

export class Seen {
  #waiting;
  #asked = 0;
  #shown;

  constructor(data) {
    this.data = data;
    this.list = document.querySelector('[data-seen]');
    this.nothing = document.querySelector('[data-seen-none]');
    this.form = document.querySelector('.map-filter form');
  }

  /// What the page was opened with; null where the address names no place.
  static fromAddress() {
    const asked = new URLSearchParams(location.search), [lat, lon, zoom] = ['lat', 'lon', 'zoom'].map(name => asked.get(name) ? Number(asked.get(name)) : NaN);
    return [lat, lon, zoom].every(Number.isFinite) && Math.abs(lat) < 85 ? [lat, lon, zoom] : null;
  }

  /// After the view has come to rest.
  follow(view) {
    clearTimeout(this.#waiting);
    if (this.#shown === keyOf(view)) return;
    this.#waiting = setTimeout(() => { this.#address(view); this.#ask(view); }, wait);
  }

  #address(view) {
    const place = { lat: view.lat.toFixed(2), lon: view.lon.toFixed(2), zoom: String(Math.round(view.zoom * 10) / 10) };
    const address = '/map?' + [this.data.filter, new URLSearchParams(place)].filter(Boolean).join('&');
    history.replaceState(null, '', address);
    this.form.querySelector('[name=area]')?.remove();
    for (const [name, value] of Object.entries(place)) this.#field(name).value = value;
    for (const link of document.querySelectorAll('.languages a')) link.search = '?back=' + encodeURIComponent(address);
  }

  #field(name) {
    return this.form.elements[name] ?? this.form.appendChild(Object.assign(document.createElement('input'), { type: 'hidden', name }));
  }

  async #ask(view) {
    const turn = ++this.#asked, key = keyOf(view);
    try {
      const answer = await fetch(`/map/seen?${key}${this.data.filter && '&' + this.data.filter}`, { headers: { accept: 'application/json' } });
      if (!answer.ok) return;
      const areas = await answer.json();
      // Who reads in the list with the keyboard keeps their place.
      if (turn !== this.#asked || this.list.contains(document.activeElement)) return;
      this.#show(areas);
      this.#shown = key;
    } catch { /* The list stays as it was. */ }
  }

  #show(areas) {
    const [first, more] = this.list.querySelectorAll('ul'), most = Number(this.list.dataset.most), atOnce = areas.length > most ? Number(this.list.dataset.seen) : most, rest = areas.slice(atOnce);
    first.replaceChildren(...areas.slice(0, atOnce).map(area => this.#line(area)));
    more.replaceChildren(...rest.map(area => this.#line(area)));
    more.parentNode.hidden = !rest.length;
    more.previousElementSibling.textContent = this.list.dataset.more.replace('{0}', rest.length);
    this.nothing.hidden = areas.length > 0;
  }

  #line(area) {
    const line = document.createElement('li'), name = line.appendChild(document.createElement(area.kind === 'square' ? 'span' : 'a'));
    name.textContent = area.name;
    if (area.kind !== 'square') name.href = `/map?area=${encodeURIComponent(area.id)}${this.data.filter && '&' + this.data.filter}`;
    const counts = line.appendChild(document.createElement('span'));
    counts.className = 'counts';
    for (const [layer, look] of [['homes', 'badge'], ['needs', 'badge warn']]) {
      if (area[layer]) counts.append(Object.assign(document.createElement('span'), { className: look, textContent: this.data[layer].replace('{0}', area[layer]) }));
    }
    return line;
  }
}
