// Settings: pages that lead to one another, switches, choices, texts.
const WORDS_MAX = 60;

export default ({ screen, get, act, draw, say, w, el, icon, button }) => {
  const pages = new Map(screen.page.map((page) => [page.id, page]));
  let way = [screen.page[0].id];
  const here = () => pages.get(way.at(-1));
  const told = (row) => (row.switch == null ? get(row.id, "value") : w(get(row.id, "value") === "on" ? "on" : "off"));
  const open = (id) => { way.push(id); draw("here"); say(w("settings-here", { page: here().title })); };
  const back = () => { const from = way.pop(); draw(`to-${from}`); say(w("settings-here", { page: here().title })); };
  const change = (row, value) => act([[row.id, "value", value]],
    w("settings-changed", { name: row.label, value: row.switch == null ? value : w(value) }), row.id);

  const words = (row, ...more) => el("span", { class: "win-words" }, row.label, row.hint && el("small", {}, row.hint), ...more);
  const part = (row, place) => {
    const id = `win-s-${row.id ?? place}`, isOff = row.when != null && get(row.when, "value") !== "on";
    if (row.to) {
      const now = row.id ? told(row) : row.value;
      return el("button", { type: "button", class: "win-way", "data-k": `to-${row.to}`, onclick: () => open(row.to) },
        words(row), now && el("span", { class: "win-now" }, now), icon("chevron-right"));
    }
    if (!row.id) return el("div", { class: "win-set" }, words(row), row.value && el("span", { class: "win-now" }, row.value));
    if (row.switch != null) {
      const on = get(row.id, "value") === "on";
      return el("button", { type: "button", role: "switch", class: "win-way", "data-k": row.id, "aria-checked": String(on), disabled: isOff,
        onclick: () => change(row, on ? "off" : "on") }, words(row), el("span", { class: "win-now" }, w(on ? "on" : "off")), el("span", { class: "win-switch", "aria-hidden": "true" }));
    }
    if (row.options) {
      const select = el("select", { id, "data-k": row.id, disabled: isOff, onchange: (event) => change(row, event.target.value) },
        row.options.map((option) => el("option", { value: option, selected: option === get(row.id, "value") }, option)));
      return el("div", { class: "win-set" }, el("label", { for: id }, words(row)), select);
    }
    const field = el("input", { id, "data-k": row.id, type: "text", maxlength: WORDS_MAX, autocomplete: "off", spellcheck: "false", disabled: isOff, value: get(row.id, "value") });
    const keep = () => {
      if (!field.value.trim()) { say(w("settings-empty", { name: row.label })); field.focus(); return; }
      change(row, field.value.trim());
    };
    return el("div", { class: "win-set win-row" }, el("label", { for: id }, words(row)), field, button(`keep-${row.id}`, w("settings-keep"), "check", keep, { "data-ok": true, disabled: isOff }));
  };

  return {
    title: screen.title,
    look: `win-${screen.device}`,
    home: () => { way = [screen.page[0].id]; },
    draw: () => {
      const before = way.length > 1 && pages.get(way.at(-2));
      return [
        el("div", { class: "win-head" }, before && button("back", w("settings-back", { page: before.title }), "arrow-left", back, { class: "win-link" }),
          el("h2", { tabindex: "-1", "data-k": "here" }, here().title)),
        el("ul", { class: "win-rows" }, here().rows.map((row, place) => el("li", {}, part(row, place)))),
      ];
    },
  };
};
