// A browser: follow links, go back, type an address, keep a page, choose in a page, fetch a file.
export default ({ screen, get, act, draw, say, w, el, icon, button }) => {
  const pages = new Map(screen.page.map((page) => [page.id, page]));
  let before = [], after = [];
  const here = () => pages.get(get("browser", "page")) ?? screen.page[0];
  const bare = (address) => address.trim().toLowerCase().replace(/^https?:\/\//, "").replace(/\/$/, "");
  const see = (id, k = "here") => act([["browser", "page", id]], w("browser-here", { page: pages.get(id).title }), k);
  const go = (id) => { if (id !== here().id) { before.push(here().id); after = []; } see(id); };
  const move = (from, to, k) => { to.push(here().id); see(from.pop(), k); };
  const choose = (part, value) => act([[part.id, "value", value]], w("browser-chosen", { name: part.label ?? "", value }), part.banner ? "here" : `${part.id}-${value}`);
  const isShown = (part) => part.when == null || get(part.when, "value") === part.is;

  const choice = (part) => {
    const now = get(part.id, "value"), name = `win-b-${part.id}`;
    if (part.banner) {
      return el("div", { class: "win-banner", role: "group", "aria-label": part.label }, el("p", {}, el("strong", {}, part.label)), part.text && el("p", {}, part.text),
        el("div", { class: "win-toolbar" }, part.options.map((option) => button(`${part.id}-${option}`, option, null, () => choose(part, option)))));
    }
    return el("fieldset", { class: "win-choice" }, el("legend", {}, part.label), part.text && el("p", { class: "win-foot" }, part.text),
      el("div", { class: "win-toolbar" }, part.options.map((option) => button(`${part.id}-${option}`, option, null, () => choose(part, option), { "aria-pressed": String(option === now) }))));
  };
  const link = (part) => el("div", { class: "win-result" },
    el("button", { type: "button", class: "win-link", role: "link", "data-k": `to-${part.to}`, onclick: () => go(part.to) }, part.label),
    el("p", { class: "win-where" }, pages.get(part.to).address), part.text && el("p", {}, part.text));
  const file = (part) => {
    const done = get(part.id, "fetched") === "yes";
    return el("div", { class: "win-extra" }, el("p", {}, icon("file-text"), " ", part.label, " ", el("small", {}, part.size)), part.text && el("p", {}, part.text),
      done ? el("p", { class: "win-mark" }, w("browser-is-fetched")) : button(part.id, w("browser-fetch"), "download", () => act([[part.id, "fetched", "yes"]], w("browser-fetched", { name: part.label }), "here")));
  };
  const shown = (part) => {
    if (part.options) return choice(part);
    if (part.to) return link(part);
    if (part.size) return file(part);
    return el("div", { class: "win-said" }, part.label && el("h3", {}, part.label), part.text && part.text.split("\n").map((line) => el("p", {}, line)));
  };
  const address = () => {
    const field = el("input", { id: "win-address", "data-k": "address", type: "text", inputmode: "url", autocomplete: "off", autocapitalize: "off", spellcheck: "false", maxlength: 120, value: here().address });
    const find = () => {
      const found = screen.page.find((page) => bare(page.address) === bare(field.value));
      if (found) go(found.id); else { say(w("browser-unknown", { address: field.value.trim() })); field.focus(); }
    };
    return el("div", { class: "win-row win-address" }, el("label", { for: "win-address", class: "vh" }, w("browser-address")), field, button("go", w("browser-go"), null, find, { "data-ok": true }));
  };

  return {
    title: w("browser-title"),
    home: () => { before = []; after = []; },
    draw: () => {
      const page = here(), kept = get(page.id, "bookmark") === "on", all = screen.page.filter((one) => get(one.id, "bookmark") === "on");
      const parts = page.part.filter(isShown), banner = parts.filter((part) => part.banner && get(part.id, "value") === (part.value ?? ""));
      return [
        el("div", { class: "win-toolbar", role: "group", "aria-label": w("browser-acts") },
          button("back", w("browser-back"), "arrow-left", () => move(before, after, "back"), { disabled: before.length === 0 }),
          button("forward", w("browser-forward"), "arrow-right", () => move(after, before, "forward"), { disabled: after.length === 0 }),
          address(),
          button("keep", w(kept ? "browser-unkeep" : "browser-keep"), "bookmark", () => act([[page.id, "bookmark", kept ? "off" : "on"]], w(kept ? "browser-unkept" : "browser-kept", { page: page.title }), "keep"), { "aria-pressed": String(kept) })),
        all.length > 0 && el("div", { class: "win-tabs", role: "group", "aria-label": w("browser-bookmarks") }, all.map((one) => button(`kept-${one.id}`, one.title, "bookmark", () => go(one.id), { class: "win-link" }))),
        el("div", { class: "win-page" }, el("h2", { tabindex: "-1", "data-k": "here" }, page.title), banner.map(choice), parts.filter((part) => !part.banner).map(shown)),
      ];
    },
  };
};
