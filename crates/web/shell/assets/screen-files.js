// A file manager: open, select, move, copy, rename, throw away, restore, make a folder.
const ICONS = { folder: "folder", text: "file-text", sheet: "file-spreadsheet", image: "image", sound: "volume-2", archive: "file-archive" };
const MADE_MAX = 20, WORDS_MAX = 60;

export default ({ screen, get, act, ask, draw, say, w, el, icon, button, things }) => {
  const items = new Map(screen.item.map((item) => [item.id, item]));
  let here = "root", chosen = new Set(), opened = null;

  const source = (id) => items.get(get(id, "of") ?? id);
  const name = (id) => (id === "root" ? screen.title : id === "bin" ? w("bin") : get(id, "name"));
  const isFolder = (id) => id === "root" || (source(id) ? source(id).kind === "folder" : Boolean(get(id, "name")));
  const inside = (folder) => things().filter((id) => get(id, "in") === folder)
    .sort((a, b) => isFolder(b) - isFolder(a) || name(a).localeCompare(name(b), document.documentElement.lang, { numeric: true }));
  const above = (id) => (id === "root" || id === "bin" ? [] : [...above(get(id, "in")), get(id, "in")]);
  const tree = (folder, depth = 0) => [[folder, depth], ...inside(folder).filter(isFolder).flatMap((id) => tree(id, depth + 1))];
  const isTaken = (folder, wanted, but) =>
    folder !== "bin" && inside(folder).some((id) => id !== but && name(id).trim().toLowerCase() === wanted.trim().toLowerCase());
  const free = () => { for (let n = 1; n <= MADE_MAX; n++) if (!get(`n${n}`, "name")) return `n${n}`; return null; };
  const names = (ids) => ids.map(name).join(", ");
  const go = (folder) => { here = folder; chosen = new Set(); opened = null; draw("here"); say(w("files-here", { folder: name(folder) })); };

  // The names that stand in the way are told; nothing is done by halves.
  const put = (ids, folder, make) => {
    const taken = ids.filter((id) => isTaken(folder, name(id), make ? null : id));
    if (taken.length) { say(w("files-taken", { name: names(taken), folder: name(folder) })); return; }
    if (make && ids.some(isFolder)) { say(w("files-no-folder-copy")); return; }
    const changes = [];
    if (make) {
      let number = 0;
      for (const id of ids) {
        do number++; while (number <= MADE_MAX && get(`n${number}`, "name"));
        if (number > MADE_MAX) { say(w("files-full")); return; }
        changes.push([`n${number}`, "of", get(id, "of") ?? id], [`n${number}`, "name", name(id)], [`n${number}`, "in", folder]);
      }
    } else changes.push(...ids.map((id) => [id, "in", folder]));
    const told = { name: names(ids), folder: name(folder) };
    chosen = new Set();
    act(changes, w(folder === "bin" ? "files-thrown" : make ? "files-copied" : "files-moved", told), "here");
  };

  const where = (key, make) => {
    const ids = [...chosen];
    const closed = (id) => ids.some((one) => one === id || above(id).includes(one)) || (!make && ids.every((one) => get(one, "in") === id));
    const options = tree("root").filter(([id]) => !closed(id));
    ask(w(`files-${key}-title`, { name: names(ids) }), () => {
      const select = el("select", { id: "win-where", "data-k": "where" }, options.map(([id, depth]) => el("option", { value: id }, "\u2003".repeat(depth) + name(id))));
      return [el("label", { for: "win-where" }, w("files-where")), select,
        button("ok", w(`files-${key}`), null, () => put(ids, select.value, make), { "data-ok": true, disabled: options.length === 0 })];
    }, key);
  };

  const naming = (key, title, before, done) => ask(title, () => {
    const field = el("input", { id: "win-name", "data-k": "name", type: "text", maxlength: WORDS_MAX, autocomplete: "off", spellcheck: "false", value: before });
    const fault = el("p", { class: "win-fault", id: "win-fault" });
    field.setAttribute("aria-describedby", "win-fault");
    const tell = (text) => { fault.textContent = text; say(text); field.focus(); };
    return [el("label", { for: "win-name" }, w("files-name")), field, fault, button("ok", w("ok"), null, () => {
      const wanted = field.value.trim();
      if (!wanted) return tell(w("files-no-name"));
      if (/[/\\]/.test(wanted)) return tell(w("files-no-slash"));
      done(wanted, tell);
    }, { "data-ok": true })];
  }, key);

  const rename = () => {
    const [id] = chosen;
    naming("rename", w("files-rename-title", { name: name(id) }), name(id), (wanted, tell) => {
      if (isTaken(get(id, "in"), wanted, id)) return tell(w("files-taken", { name: wanted, folder: name(get(id, "in")) }));
      const told = w("files-renamed", { name: name(id), value: wanted });
      chosen = new Set();
      act([[id, "name", wanted]], told, `open-${id}`);
    });
  };
  const folder = () => naming("folder", w("files-folder-title", { folder: name(here) }), "", (wanted, tell) => {
    const id = free();
    if (!id) return tell(w("files-full"));
    if (isTaken(here, wanted)) return tell(w("files-taken", { name: wanted, folder: name(here) }));
    act([[id, "name", wanted], [id, "in", here]], w("files-made", { name: wanted }), `open-${id}`);
  });
  const restore = () => {
    const ids = [...chosen];
    const back = (id) => { const item = items.get(id), was = item?.from || (item?.in ?? "root"); return above(was).includes("bin") || !isFolder(was) ? "root" : was; };
    const taken = ids.filter((id) => isTaken(back(id), name(id), id));
    if (taken.length) { say(w("files-taken", { name: names(taken), folder: name(back(taken[0])) })); return; }
    chosen = new Set();
    act(ids.map((id) => [id, "in", back(id)]), w("files-restored", { name: names(ids) }), "here");
  };

  const row = (id) => {
    const from = source(id), box = `win-c-${id}`, is = isFolder(id);
    const open = () => { if (is) go(id); else { opened = opened === id ? null : id; draw(`open-${id}`); say(w(opened ? "files-opened" : "files-shut", { name: name(id) })); } };
    const more = is ? {} : { "aria-expanded": String(opened === id) };
    return el("li", { class: "win-row" },
      el("input", { type: "checkbox", id: box, "data-k": box, checked: chosen.has(id), "aria-label": w("files-choose", { name: name(id) }),
        onchange: (event) => { event.target.checked ? chosen.add(id) : chosen.delete(id); draw(box); } }),
      button(`open-${id}`, name(id), ICONS[from?.kind ?? "folder"], open, { class: "win-open", ...more }),
      el("span", { class: "win-meta" }, from?.date ? el("span", {}, el("span", { class: "vh" }, w("files-date")), from.date) : el("span"),
        from?.size ? el("span", {}, el("span", { class: "vh" }, w("files-size")), from.size) : el("span")),
      opened === id && el("div", { class: "win-view" }, (from.content || w("files-no-view")).split("\n").map((line) => el("p", {}, line))));
  };

  return {
    title: screen.title,
    home: () => { here = "root"; chosen = new Set(); opened = null; },
    draw: () => {
      if (here !== "root" && here !== "bin" && (!get(here, "name") || !isFolder(here) || above(here).includes("bin"))) here = "root";
      const shown = inside(here), inBin = here === "bin", way = inBin ? ["bin"] : [...above(here), here];
      chosen = new Set([...chosen].filter((id) => shown.includes(id)));
      const none = chosen.size === 0;
      return [
        el("div", { class: "win-tabs", role: "group", "aria-label": w("files-places") },
          [["root", screen.title, "hard-drive"], ["bin", w("bin"), "trash-2"]].map(([id, label, picture]) =>
            button(`place-${id}`, label, picture, () => go(id), { "aria-current": (id === "bin") === inBin ? "true" : null }))),
        el("div", { class: "win-toolbar", role: "group", "aria-label": w("files-acts") },
          inBin ? button("restore", w("files-restore"), "history", restore, { disabled: none }) : button("folder", w("files-folder"), "folder-plus", folder),
          button("move", w("files-move"), "arrow-right", () => where("move", false), { disabled: none }),
          !inBin && button("copy", w("files-copy"), "copy", () => where("copy", true), { disabled: none }),
          !inBin && button("rename", w("files-rename"), "pencil", rename, { disabled: chosen.size !== 1 }),
          !inBin && button("throw", w("files-throw"), "trash-2", () => put([...chosen], "bin", false), { disabled: none })),
        el("nav", { class: "win-path", "aria-label": w("files-path") }, el("ol", {}, way.map((id, place) => el("li", {},
          place === way.length - 1 ? el("h2", { tabindex: "-1", "data-k": "here" }, name(id)) : button(`way-${id}`, name(id), null, () => go(id), { class: "win-link" }))))),
        shown.length === 0 ? el("p", { class: "win-empty" }, w("files-empty"))
          : el("ul", { class: "win-list", "aria-label": w("files-list", { folder: name(here) }) }, shown.map(row)),
        el("p", { class: "win-foot" }, w(chosen.size === 1 ? "files-chosen-one" : "files-chosen", { count: chosen.size })),
      ];
    },
  };
};
