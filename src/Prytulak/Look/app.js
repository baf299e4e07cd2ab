// Makes a weak connection and a keyboard easier. Every page works without this.
const offline = document.createElement('p');
offline.className = 'notice warn';
offline.setAttribute('role', 'status');

// A form that does not get through stays as it is, and is sent again with the same key when the connection is back.
document.addEventListener('submit', async event => {
  const form = event.target;
  if (form.method !== 'post' || event.defaultPrevented || !event.isTrusted) return;
  if (form.dataset.sending) { event.preventDefault(); return; }
  form.dataset.sending = 'yes';
  setTimeout(() => delete form.dataset.sending, 8000);
  if (navigator.onLine) return;
  event.preventDefault();
  offline.textContent = document.documentElement.dataset.offline ?? '…';
  form.prepend(offline);
  addEventListener('online', () => { delete form.dataset.sending; offline.remove(); form.requestSubmit(event.submitter); }, { once: true });
});
addEventListener('pageshow', () => document.querySelectorAll('form').forEach(form => delete form.dataset.sending));

// Leaving replaces this page, so that Back does not return to it; three times Shift does the same.
const leave = () => location.replace('/leave');
document.querySelector('[data-leave]')?.addEventListener('click', event => { event.preventDefault(); leave(); });
let shifts = [];
addEventListener('keyup', event => {
  if (event.key !== 'Shift') { shifts = []; return; }
  shifts = [...shifts.filter(at => event.timeStamp - at < 1500), event.timeStamp];
  if (shifts.length === 3) leave();
});

// Faults are read out and focused.
document.getElementById('faults')?.focus();

// Keyboard on lists: j and k move, Enter opens, / filters, single letters press what names them.
const typing = target => target.matches?.('input, textarea, select, [contenteditable]');
addEventListener('keydown', event => {
  if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  const pressed = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (pressed) { event.preventDefault(); pressed.matches('input, select') ? pressed.focus() : pressed.click(); return; }
  if (event.key !== 'j' && event.key !== 'k') return;
  const rows = [...document.querySelectorAll('[data-rows] a[data-open]')];
  const at = rows.indexOf(document.activeElement);
  rows[event.key === 'j' ? Math.min(at + 1, rows.length - 1) : Math.max(at - 1, 0)]?.focus();
});

// Places are suggested while one types.
document.querySelectorAll('input[data-suggest]').forEach(input => {
  const list = document.createElement('datalist');
  list.id = input.id + '-list';
  input.after(list);
  input.setAttribute('list', list.id);
  let last = '', waiting;
  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      if (input.value === last || input.value.length < 2) return;
      last = input.value;
      const answer = await fetch(`${input.dataset.suggest}?typed=${encodeURIComponent(last)}`, { headers: { accept: 'application/json' } }).catch(() => null);
      if (!answer?.ok || input.value !== last) return;
      list.replaceChildren(...(await answer.json()).places.map(place => Object.assign(document.createElement('option'), { value: place.label })));
    }, 120);
  });
});
