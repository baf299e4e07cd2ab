// Signs in with a passkey, or makes one. Whoever has no script signs in by a mailed code.
const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));
const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const known = list => (list ?? []).map(passkey => ({ ...passkey, id: bytes(passkey.id) }));

const make = options => navigator.credentials.create({ publicKey: {
  ...options, challenge: bytes(options.challenge), user: { ...options.user, id: bytes(options.user.id) }, excludeCredentials: known(options.excludeCredentials),
} });
const use = options => navigator.credentials.get({ publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: known(options.allowCredentials) } });

const written = ({ id, rawId, type, authenticatorAttachment, response }) => JSON.stringify({
  id, rawId: text(rawId), type, authenticatorAttachment, clientExtensionResults: {},
  response: Object.fromEntries([
    ...['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle'].filter(part => response[part]).map(part => [part, text(response[part])]),
    ...(response.getTransports ? [['transports', response.getTransports()]] : []),
  ]),
});

const optionsFor = async (place, form) => {
  const answer = await fetch(place.dataset.options, { method: 'POST', headers: { RequestVerificationToken: form.elements.__RequestVerificationToken.value, accept: 'application/json' } });
  if (!answer.ok) throw new Error('no options');
  return answer.json();
};

for (const place of document.querySelectorAll('[data-passkey]')) {
  if (!window.PublicKeyCredential) continue;
  const form = place.querySelector('form'), fault = place.querySelector('.fault');
  place.hidden = false;
  form.addEventListener('submit', async event => {
    event.preventDefault();
    fault.hidden = true;
    try {
      const options = await optionsFor(place, form);
      form.elements.credential.value = written(await (place.dataset.passkey === 'create' ? make : use)(options));
      form.submit();
    } catch {
      fault.hidden = false;
    }
  });
}
