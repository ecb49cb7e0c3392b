// Notes of a room that cannot be sent now: kept on this device, in order, and sent when the server is back. Each carries the key
// of its form, so that one that arrived after all is kept once. Nothing is kept of a session after its last note has gone.
(() => {
  const told = document.getElementById('waiting-notes');
  if (!told) return;
  const place = `parchemin-notes-${told.dataset.session}`;
  const read = () => { try { return JSON.parse(localStorage.getItem(place)) || []; } catch { return []; } };
  const write = notes => {
    if (notes.length) localStorage.setItem(place, JSON.stringify(notes)); else localStorage.removeItem(place);
    show();
  };
  const show = () => {
    const count = read().length;
    told.hidden = count === 0;
    told.textContent = told.dataset.text.replace('{n}', count);
  };
  // Thirteen characters of the alphabet of identifiers; the first one keeps it within 63 bits.
  const key = () => {
    const letters = '0123456789abcdefghjkmnpqrstvwxyz', bytes = crypto.getRandomValues(new Uint8Array(13));
    return [...bytes].map((byte, i) => letters[byte % (i ? 32 : 8)]).join('');
  };
  let sending = false;
  const send = async () => {
    if (sending) return;
    sending = true;
    try {
      for (let notes = read(); notes.length; notes = read()) {
        const body = new URLSearchParams(notes[0].body);
        body.set('csrf', document.querySelector('[name=csrf]').value);
        const answer = await fetch(notes[0].to, { method: 'POST', body, redirect: 'manual' });
        // A redirection is the sign of a note that was kept; anything else waits, and is told.
        if (answer.type !== 'opaqueredirect') break;
        write(read().slice(1));
      }
    } catch { /* still gone */ } finally { sending = false; }
  };
  const keep = (to, body) => {
    body.delete('csrf');
    write([...read(), { to, body: body.toString() }]);
  };
  for (const form of document.querySelectorAll('form[data-keep]')) {
    form.addEventListener('submit', async event => {
      event.preventDefault();
      const body = new URLSearchParams(new FormData(form));
      try {
        await fetch(told.dataset.alive, { method: 'HEAD' });
        form.submit();
      } catch {
        keep(new URL(form.action).pathname, body);
        location.hash = 'waiting-notes';
        form.querySelector('textarea').value = '';
        form.querySelector('[name=cle]').value = key();
      }
    });
  }
  document.getElementById('cut-note')?.addEventListener('submit', event => {
    event.preventDefault();
    const words = document.getElementById('cut-words');
    if (!words.value.trim()) return;
    const hour = new Date().toTimeString().slice(0, 5);
    keep(event.target.dataset.for, new URLSearchParams({ cle: key(), genre: 'fact', mots: `${hour} · ${words.value}` }));
    words.value = '';
  });
  addEventListener('parchemin-back', send);
  addEventListener('online', send);
  show();
  send();
})();
