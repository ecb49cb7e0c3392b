// A table: sort by a column, filter by a value, mark rows.
export default ({ screen, get, act, draw, say, w, el, icon, button }) => {
  const cell = (row, column) => row.cells[screen.column.indexOf(column)];
  const figure = (text) => Number(text.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".").replace(/[^\d.-]/g, ""));
  const compare = (column, a, b) => (column.number ? figure(a) - figure(b) : a.localeCompare(b, document.documentElement.lang, { numeric: true }));
  const sorted = () => { const [id, way] = get("sheet", "sort").split(":"); return [screen.column.find((column) => column.id === id), way]; };
  const shown = () => {
    const rows = screen.row.filter((row) => screen.column.every((column) => [cell(row, column), "all"].includes(get(column.id, "filter"))));
    const [column, way] = sorted();
    return column ? [...rows].sort((a, b) => compare(column, cell(a, column), cell(b, column)) * (way === "up" ? 1 : -1)) : rows;
  };
  const values = (column) => [...new Set(screen.row.map((row) => cell(row, column)))].sort((a, b) => compare(column, a, b));
  const called = (row) => row.cells[0];

  const head = (column) => {
    const [by, way] = sorted(), mine = by === column, next = mine && way === "up" ? "down" : mine && way === "down" ? "none" : "up";
    const words = { name: column.name };
    return el("th", { scope: "col", class: column.number && "n", "aria-sort": mine ? (way === "up" ? "ascending" : "descending") : null },
      el("button", { type: "button", class: "win-link", "data-k": `sort-${column.id}`, title: w("sheet-sort", words),
        onclick: () => act([["sheet", "sort", next === "none" ? "none" : `${column.id}:${next}`]], w(`sheet-sorted-${next}`, words), `sort-${column.id}`) },
      column.name, el("span", { "aria-hidden": "true" }, mine ? (way === "up" ? " ▲" : " ▼") : " ↕")));
  };
  const filter = (column) => {
    const now = get(column.id, "filter"), k = `filter-${column.id}`;
    return el("td", {}, el("select", { "data-k": k, "aria-label": w("sheet-filter", { name: column.name }),
      onchange: (event) => {
        const value = event.target.value;
        act([[column.id, "filter", value]], w(value === "all" ? "sheet-unfiltered" : "sheet-filtered", { name: column.name, value }), k);
      } }, el("option", { value: "all", selected: now === "all" }, w("sheet-all")), values(column).map((value) => el("option", { value, selected: value === now }, value))));
  };
  const line = (row) => {
    const on = get(row.id, "mark") === "on", k = `mark-${row.id}`;
    return el("tr", { class: on && "win-marked" },
      el("td", {}, el("input", { type: "checkbox", "data-k": k, checked: on, "aria-label": w("sheet-mark", { name: called(row) }),
        onchange: () => act([[row.id, "mark", on ? "off" : "on"]], w(on ? "sheet-unmarked" : "sheet-marked", { name: called(row) }), k) })),
      screen.column.map((column, place) => el(place === 0 ? "th" : "td", { scope: place === 0 && "row", class: column.number && "n" }, cell(row, column))));
  };

  return {
    title: screen.title,
    home: () => {},
    draw: () => {
      const rows = shown(), marked = screen.row.filter((row) => get(row.id, "mark") === "on").length;
      return [
        el("h2", { class: "vh", tabindex: "-1", "data-k": "here" }, screen.title),
        el("div", { class: "win-scroll", tabindex: "0", role: "group", "aria-label": screen.title }, el("table", { class: "win-table" },
          el("thead", {}, el("tr", {}, el("th", { scope: "col" }, w("sheet-marks")), screen.column.map(head)),
            el("tr", { class: "win-filters" }, el("td", {}, icon("search")), screen.column.map(filter))),
          el("tbody", {}, rows.map(line)))),
        rows.length === 0 && el("p", { class: "win-empty" }, w("sheet-empty")),
        el("p", { class: "win-foot" }, w("sheet-count", { rows: rows.length, all: screen.row.length, marked })),
      ];
    },
  };
};
