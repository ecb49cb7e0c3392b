// A simulated screen: what every app shares. The app draws what is true; an act sets facts; what differs from the start goes
// into the hidden field of the question, as the server reads it. Words come from the page, never from here.
const el = (tag, given = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name in made && typeof value === "boolean") made[name] = value;
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat(9).filter((child) => child !== null && child !== undefined && child !== false));
  return made;
};

const start = async (section) => {
  const { screen, start: first } = JSON.parse(section.dataset.start);
  const field = section.querySelector("input[name=r]"), form = section.closest("form");
  const words = new Map([...section.querySelectorAll("[data-w]")].map((word) => [word.dataset.w, word.textContent]));
  const copy = (facts) => JSON.parse(JSON.stringify(facts));
  const number = form && (form.elements.serving || form.elements.number);
  const draft = `screen ${form ? form.getAttribute("action") : ""} ${number ? number.value : ""}`;
  let now = copy(first), past = [], focus = null, panel = null;

  const w = (key, fill = {}) =>
    Object.entries(fill).reduce((text, [name, value]) => text.replaceAll(`[${name}]`, value), words.get(`screen-${key}`) ?? key);
  const get = (what, property) => now[what]?.[property];
  const difference = () => {
    const changed = {};
    for (const [what, properties] of Object.entries(now))
      for (const [property, value] of Object.entries(properties))
        if (first[what]?.[property] !== value) (changed[what] ??= {})[property] = value;
    return changed;
  };
  const keep = () => {
    const changed = difference();
    field.value = Object.keys(changed).length ? JSON.stringify(changed) : "";
    try { sessionStorage.setItem(draft, field.value); } catch { /* a browser that keeps nothing: the field is enough */ }
    undo.disabled = past.length === 0;
    restart.disabled = past.length === 0 && field.value === "";
  };
  const icon = (name) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"), use = document.createElementNS(svg.namespaceURI, "use");
    svg.setAttribute("class", "i");
    svg.setAttribute("aria-hidden", "true");
    use.setAttribute("href", `${section.dataset.icons}#${name}`);
    svg.append(use);
    return svg;
  };
  const button = (k, label, name, press, more = {}) =>
    el("button", { type: "button", class: "win-btn", "data-k": k, onclick: press, ...more }, name && icon(name), el("span", {}, label));

  const say = (text) => { said.textContent = ""; said.textContent = text; };
  const act = (changes, text, k) => {
    past.push(copy(now));
    for (const [what, property, value] of changes) (now[what] ??= {})[property] = value;
    panel = null;
    keep();
    draw(k);
    say(text);
  };
  // A part that asks for one more thing: where to, which name. Escape leaves it.
  const ask = (title, body, back) => { panel = { title, body, back }; draw("panel"); };
  const leave = () => { const back = panel?.back; panel = null; draw(back); };
  const draw = (k) => {
    focus = k ?? document.activeElement?.closest(".win [data-k]")?.dataset.k ?? null;
    body.replaceChildren(...app.draw().flat(9).filter(Boolean));
    if (panel) {
      const box = el("div", { class: "win-panel", role: "group", "aria-label": panel.title,
        onkeydown: (event) => { if (event.key === "Escape") { event.stopPropagation(); leave(); } } },
      el("p", { class: "win-panel-title" }, panel.title), panel.body(), button("cancel", w("cancel"), null, leave));
      body.prepend(box);
    }
    if (!focus) return;
    const target = focus === "panel" ? body.querySelector(".win-panel :is(input,select,button)") : body.querySelector(`[data-k="${CSS.escape(focus)}"]:not(:disabled)`);
    (target || body.querySelector("[data-k=here]"))?.focus();
  };

  const said = el("p", { class: "win-say", role: "status" });
  const undo = button("undo", w("undo"), "undo-2", () => { now = past.pop(); panel = null; keep(); draw("here"); say(w("undone")); });
  const restart = button("restart", w("restart"), "rotate-ccw", () => {
    now = copy(first); past = []; panel = null; app.home(); keep(); draw("here"); say(w("restarted"));
  });
  const body = el("div", { class: "win-body" });
  const kit = { screen, first, get, act, ask, leave, draw, say, w, el, icon, button, things: () => Object.keys(now) };
  const { default: make } = await import(`./screen-${section.dataset.app}.js`);
  const app = make(kit);

  // What was done before a reload, or came back with a refusal; what was done in other questions is of no use any more.
  let kept = field.value;
  try { for (const key of Object.keys(sessionStorage)) if (key.startsWith("screen ") && key !== draft) sessionStorage.removeItem(key); } catch { /* nothing kept */ }
  try { kept ||= sessionStorage.getItem(draft) || ""; } catch { /* nothing kept */ }
  try {
    for (const [what, properties] of Object.entries(kept ? JSON.parse(kept) : {})) now[what] = { ...now[what], ...properties };
  } catch { now = copy(first); }
  // Enter in a field of the app is for the app: it does not send the answer.
  section.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("input,select")) return;
    event.preventDefault();
    event.target.closest(".win-panel,.win-row")?.querySelector("[data-ok]")?.click();
  });
  section.querySelector(".win")?.remove();
  section.append(el("div", { class: `win win-${section.dataset.app} ${app.look ?? ""}` },
    el("div", { class: "win-bar" }, el("span", { class: "win-dots", "aria-hidden": "true" }), el("p", { class: "win-title" }, app.title),
      el("div", { class: "win-tools" }, undo, restart)),
    body, said));
  keep();
  draw(null);
  section.dataset.ready = "1";
};

const all = () => document.querySelectorAll(".screen[data-start]:not([data-ready])").forEach(start);
document.addEventListener("parchemin:page", all);
all();
