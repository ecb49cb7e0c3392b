// The invigilator's board: told by the server that something changed, it reads what is true, and changes only where it changed,
// so that focus, scroll and the button under a finger stay. Without news it asks every 10 s. It tells the age of what it shows,
// rings for a new call when that is wished, and keeps the last state when the server is gone. Without this script the page
// reloads itself.
(() => {
  const live = document.getElementById('live'), age = document.getElementById('age'), say = document.getElementById('say');
  const signal = document.getElementById('signal'), cut = document.getElementById('cut');
  const QUIET = 25;
  let fresh = Date.now(), asked = 0, held = false, lost = false, told = false, news = null;

  const merge = (old, page) => {
    const had = new Map([...old.children].map(e => [e.id, e]));
    const want = [...page.children].map(e => {
      const mine = e.id && had.get(e.id);
      if (mine && mine.isEqualNode(e)) return mine;
      return mine && 'merge' in e.dataset ? merge(mine, e) : document.importNode(e, true);
    });
    for (const e of [...old.children]) if (!want.includes(e)) e.remove();
    want.forEach((e, i) => { if (old.children[i] !== e) old.insertBefore(e, old.children[i] || null); });
    return old;
  };

  // Sound and vibration, for who asks for them: only when somebody calls who did not before.
  const wished = () => { try { return localStorage.getItem('parchemin-signal') === '1'; } catch { return false; } };
  const ring = () => {
    navigator.vibrate?.([200, 100, 200]);
    const Sound = window.AudioContext || window.webkitAudioContext;
    if (!Sound) return;
    const sound = new Sound(), tone = sound.createOscillator(), loud = sound.createGain();
    tone.frequency.value = 880;
    loud.gain.setValueAtTime(.25, sound.currentTime);
    loud.gain.exponentialRampToValueAtTime(.001, sound.currentTime + .6);
    tone.connect(loud).connect(sound.destination);
    tone.start();
    tone.stop(sound.currentTime + .6);
    tone.onended = () => sound.close();
  };
  const calls = () => new Set([...live.querySelectorAll('.call')].map(e => e.id));

  const take = async (request, missing) => {
    const turn = ++asked, answer = await request, text = await answer.text();
    if (turn !== asked) return;
    if (answer.status >= 500) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(text, 'text/html'), part = page.getElementById('live');
    if (!part) return missing(answer);
    if (part.dataset.face !== live.dataset.face) return location.reload();
    const focused = document.activeElement?.id, top = scrollY, said = document.title, before = calls();
    merge(live, part);
    const note = document.getElementById('essai'), noted = page.getElementById('essai');
    if (note && noted) merge(note, noted);
    document.title = page.title;
    if (page.title !== said) say.textContent = live.querySelector('h1').textContent;
    age.dataset.ago = page.getElementById('age').dataset.ago;
    if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus({ preventScroll: true });
    scrollTo(scrollX, top);
    fresh = Date.now();
    lost = told = false;
    if (wished() && [...calls()].some(id => !before.has(id))) ring();
    dispatchEvent(new Event('parchemin-back'));
  };

  const poll = () => {
    if (held || (document.hidden && !wished())) return;
    take(fetch(location.href), answer => location.assign(answer.url)).catch(() => {});
  };
  const listen = () => {
    if (!live.dataset.news || !window.EventSource) return;
    news = new EventSource(live.dataset.news);
    for (const name of ['change', 'pulse']) news.addEventListener(name, poll);
    news.addEventListener('error', () => { if (news.readyState === EventSource.CLOSED) setTimeout(listen, 10000); });
  };
  live.addEventListener('submit', event => {
    const form = event.target;
    if (!('here' in form.dataset)) return;
    event.preventDefault();
    take(fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) }), () => form.submit())
      .catch(() => { lost = true; });
  });
  addEventListener('pointerdown', () => { held = true; });
  for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => setTimeout(() => { held = false; }));
  document.addEventListener('visibilitychange', poll);
  listen();
  addEventListener('pagehide', () => news?.close());
  addEventListener('pageshow', event => { if (event.persisted) { listen(); poll(); } });
  setInterval(() => { if (Date.now() - fresh > 9500) poll(); }, 10000);
  setInterval(() => {
    const seconds = Math.round((Date.now() - fresh) / 1000), bad = lost || seconds > QUIET;
    age.textContent = age.dataset[lost ? 'lost' : bad ? 'late' : 'ago'].replace('{n}', seconds);
    age.classList.toggle('late', bad);
    if (cut) cut.hidden = !bad;
    if (bad && !told) say.textContent = age.textContent;
    told = bad;
  }, 1000);
  if (signal) {
    const show = () => signal.setAttribute('aria-pressed', String(wished()));
    signal.addEventListener('click', () => {
      try { localStorage.setItem('parchemin-signal', wished() ? '0' : '1'); } catch { return; }
      show();
      if (wished()) ring();
    });
    show();
    signal.hidden = false;
  }
  age.hidden = false;
  age.previousElementSibling.hidden = true;
})();
