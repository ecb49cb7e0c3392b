// A mailbox: folders, messages, what can be done with one.
const FOLDERS = [["inbox", "inbox"], ["archive", "archive"], ["junk", "triangle-alert"], ["trash", "trash-2"]];

export default ({ screen, get, act, ask, draw, say, w, el, icon, button }) => {
  const own = screen.folder.map((folder) => [folder.id, "folder"]);
  const messages = new Map(screen.message.map((message) => [message.id, message]));
  let here = "inbox", opened = null, shown = new Set();
  const label = (id) => screen.folder.find((folder) => folder.id === id)?.name ?? w(`mailbox-${id}`);
  const inside = (folder) => screen.message.filter((message) => get(message.id, "in") === folder);
  const go = (folder) => { here = folder; opened = null; draw("here"); say(w("mailbox-here", { folder: label(folder), count: inside(folder).length })); };
  const open = (id) => { opened = id; draw("here"); };
  const close = () => { const from = opened; opened = null; draw(`open-${from}`); };
  const put = (id, folder, key = "moved") => { opened = null; act([[id, "in", folder]], w(`mailbox-${key}`, { name: messages.get(id).subject, folder: label(folder) }), "here"); };
  const report = (id, kind) => { opened = null; act([[id, "report", kind], [id, "in", "junk"]], w(`mailbox-reported-${kind}`, { name: messages.get(id).subject }), "here"); };

  const move = (id) => ask(w("mailbox-move-title", { name: messages.get(id).subject }), () => {
    const options = [...FOLDERS, ...own].filter(([folder]) => folder !== get(id, "in"));
    const select = el("select", { id: "win-where", "data-k": "where" }, options.map(([folder]) => el("option", { value: folder }, label(folder))));
    return [el("label", { for: "win-where" }, w("mailbox-where")), select, button("ok", w("mailbox-move"), null, () => put(id, select.value), { "data-ok": true })];
  }, "move");

  const toggle = (k, text, key) => button(k, text, key, () => { shown.has(k) ? shown.delete(k) : shown.add(k); draw(k); }, { class: "win-link", "aria-expanded": String(shown.has(k)) });
  const act1 = (message, property, value, key, fill = {}) => act([[message.id, property, value]], w(key, { name: message.subject, ...fill }), property);

  const one = (message) => {
    const id = message.id, starred = get(id, "star") === "on", blocked = get(message.address, "blocked") === "on", kind = get(id, "report");
    return [
      el("div", { class: "win-head" }, button("close", w("mailbox-close", { folder: label(here) }), "arrow-left", close, { class: "win-link" }),
        el("h2", { tabindex: "-1", "data-k": "here" }, message.subject),
        el("p", { class: "win-from" }, el("strong", {}, message.from), " ", toggle(`from-${id}`, w("mailbox-details"), null), el("span", { class: "win-date" }, message.date)),
        shown.has(`from-${id}`) && el("p", { class: "win-detail" }, w("mailbox-address", { address: message.address }), el("br"), w("mailbox-to", { address: screen.address })),
        (kind !== "no" || blocked) && el("p", { class: "win-mark" }, [kind !== "no" && w(`mailbox-is-${kind}`), blocked && w("mailbox-is-blocked")].filter(Boolean).join(" "))),
      el("div", { class: "win-toolbar", role: "group", "aria-label": w("mailbox-acts") },
        button("move", w("mailbox-move"), "folder", () => move(id)),
        get(id, "in") !== "archive" && button("archive", w("mailbox-put-archive"), "archive", () => put(id, "archive")),
        get(id, "in") !== "trash" && button("delete", w("mailbox-delete"), "trash-2", () => put(id, "trash", "deleted")),
        button("star", w(starred ? "mailbox-unstar" : "mailbox-star"), "star", () => act1(message, "star", starred ? "off" : "on", starred ? "mailbox-unstarred" : "mailbox-starred")),
        kind === "no" ? [button("phishing", w("mailbox-phishing"), "flag", () => report(id, "phishing")), button("spam", w("mailbox-spam"), "triangle-alert", () => report(id, "spam"))]
          : button("unreport", w("mailbox-unreport"), "rotate-ccw", () => act([[id, "report", "no"], [id, "in", "inbox"]], w("mailbox-unreported", { name: message.subject }), "here")),
        button("blocked", w(blocked ? "mailbox-unblock" : "mailbox-block"), "ban", () => act([[message.address, "blocked", blocked ? "off" : "on"]], w(blocked ? "mailbox-unblocked" : "mailbox-blocked", { address: message.address }), "blocked"))),
      el("div", { class: "win-view" }, message.body.trim().split("\n").map((line) => el("p", {}, line)),
        message.link && el("div", { class: "win-extra" }, el("p", { class: "win-fake" }, message.link.label),
          toggle(`link-${id}`, w("mailbox-target"), "search"), shown.has(`link-${id}`) && el("p", { class: "win-detail" }, w("mailbox-target-is", { target: message.link.target })),
          get(id, "link") === "opened" ? el("p", { class: "win-mark" }, w("mailbox-link-opened"))
            : button("link", w("mailbox-open-link"), "arrow-right", () => act1(message, "link", "opened", "mailbox-link-was-opened"))),
        message.attachment && el("div", { class: "win-extra" }, el("p", {}, icon("file-text"), " ", message.attachment.name, " ", el("small", {}, message.attachment.size)),
          get(id, "attachment") === "opened" ? el("p", { class: "win-mark" }, w("mailbox-attachment-opened"))
            : button("attachment", w("mailbox-open-attachment"), "download", () => act1(message, "attachment", "opened", "mailbox-attachment-was-opened")))),
    ];
  };

  const list = () => {
    const all = inside(here);
    return [
      el("div", { class: "win-head" }, el("h2", { tabindex: "-1", "data-k": "here" }, label(here))),
      all.length === 0 ? el("p", { class: "win-empty" }, w("mailbox-empty")) : el("ul", { class: "win-list" }, all.map((message) => el("li", {},
        el("button", { type: "button", class: "win-mail", "data-k": `open-${message.id}`, onclick: () => open(message.id) },
          el("span", { class: "win-who" }, message.from), el("span", { class: "win-subject" }, get(message.id, "star") === "on" && [icon("star"), el("span", { class: "vh" }, w("mailbox-is-starred"))], message.subject),
          el("span", { class: "win-date" }, message.date))))),
    ];
  };

  return {
    title: screen.address,
    home: () => { here = "inbox"; opened = null; shown = new Set(); },
    draw: () => {
      if (opened && get(opened, "in") !== here) opened = null;
      return [el("div", { class: "win-split" },
        el("nav", { class: "win-side", "aria-label": w("mailbox-folders") }, el("ul", {}, [...FOLDERS, ...own].map(([id, picture]) => el("li", {},
          el("button", { type: "button", class: "win-place", "data-k": `folder-${id}`, "aria-current": id === here ? "true" : null, onclick: () => go(id) },
            icon(picture), el("span", {}, label(id)), el("span", { class: "win-count" }, String(inside(id).length))))))),
        el("div", { class: "win-main" }, opened ? one(messages.get(opened)) : list()))];
    },
  };
};
