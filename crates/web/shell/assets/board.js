// The invigilator's board: asked for every 5 s, changed only where it changed, so that focus, scroll and the button under a
// finger stay. It tells the age of what it shows. Without this script the page reloads itself.
(() => {
  const live = document.getElementById('live'), age = document.getElementById('age'), say = document.getElementById('say');
  let fresh = Date.now(), asked = 0, held = false, lost = false, told = false;

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

  const take = async (request, missing) => {
    const turn = ++asked, answer = await request, text = await answer.text();
    if (turn !== asked) return;
    const page = new DOMParser().parseFromString(text, 'text/html'), part = page.getElementById('live');
    if (!part) return missing(answer);
    if (part.dataset.face !== live.dataset.face) return location.reload();
    const focused = document.activeElement?.id, top = scrollY, said = document.title;
    merge(live, part);
    document.title = page.title;
    if (page.title !== said) say.textContent = live.querySelector('h1').textContent;
    age.dataset.ago = page.getElementById('age').dataset.ago;
    if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus({ preventScroll: true });
    scrollTo(scrollX, top);
    fresh = Date.now();
    lost = told = false;
  };

  const poll = () => {
    if (!document.hidden && !held) take(fetch(location.href), answer => location.assign(answer.url)).catch(() => {});
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
  setInterval(poll, 5000);
  setInterval(() => {
    const seconds = Math.round((Date.now() - fresh) / 1000), bad = lost || seconds > 20;
    age.textContent = age.dataset[lost ? 'lost' : bad ? 'late' : 'ago'].replace('{n}', seconds);
    age.classList.toggle('late', bad);
    if (bad && !told) say.textContent = age.textContent;
    told = bad;
  }, 1000);
  age.hidden = false;
  age.previousElementSibling.hidden = true;
})();
