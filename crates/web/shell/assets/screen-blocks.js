// A robot on a grid: blocks are put together, tried, and handed in as a program. Trying changes nothing.
const STEPS = { F: "arrow-right", L: "corner-up-left", R: "corner-up-right" }, FACING = ["north", "east", "south", "west"], DEPTH = 3, SIZE = 40;

// The text of a program and its blocks: a letter, or { times, inside }.
const read = (text) => {
  const open = [{ inside: [] }];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === ")") { const block = open.pop(); open.at(-1).inside.push(block); }
    else if (/\d/.test(text[at])) { open.push({ times: Number(text[at]), inside: [] }); at++; }
    else open.at(-1).inside.push(text[at]);
  }
  return open[0].inside;
};
const write = (blocks) => blocks.map((block) => (typeof block === "string" ? block : `${block.times}(${write(block.inside)})`)).join("");
const count = (blocks) => blocks.reduce((sum, block) => sum + 1 + (typeof block === "string" ? 0 : count(block.inside)), 0);

export default ({ screen: given, get, act, draw, say, w, el, icon, button }) => {
  const pair = (text) => text.split(",").map(Number);
  const screen = { ...given, robot: pair(given.robot), target: pair(given.target), walls: given.walls.map(pair), stones: given.stones.map(pair) };
  let into = "", trail = null;
  const cell = ([column, row]) => `${String.fromCharCode(64 + column)}${row}`;
  const isWall = ([column, row]) => column < 1 || row < 1 || column > screen.columns || row > screen.rows || screen.walls.some((wall) => wall[0] === column && wall[1] === row);
  const program = () => read(get("robot", "program"));
  // A place in the program: the numbers of the blocks on the way to it.
  const holder = (blocks, path) => path.reduce((list, number) => list[number].inside, blocks);
  const change = (edit, said, k) => {
    const blocks = program();
    edit(blocks);
    trail = null;
    act([["robot", "program", write(blocks)]], said, k);
  };
  const name = (block) => (typeof block === "string" ? w(`blocks-${block}`) : w("blocks-repeat", { times: block.times }));
  const path = () => (into === "" ? [] : into.split(".").map(Number));
  const add = (made, k) => {
    if (count(program()) >= screen.blocks) { say(w("blocks-full", { count: screen.blocks })); return; }
    const at = path();
    if (typeof made !== "string" && at.length >= DEPTH) { say(w("blocks-deep")); return; }
    let fresh = null;
    const blocks = program();
    const list = holder(blocks, at);
    list.push(made);
    if (typeof made !== "string") fresh = [...at, list.length - 1].join(".");
    trail = null;
    if (fresh !== null) into = fresh;
    act([["robot", "program", write(blocks)]], w("blocks-added", { block: name(made) }), k);
  };
  const remove = (at) => change((blocks) => { holder(blocks, at.slice(0, -1)).splice(at.at(-1), 1); into = at.slice(0, -1).join("."); }, w("blocks-removed"), "here");
  const move = (at, by, k) => change((blocks) => {
    const list = holder(blocks, at.slice(0, -1)), from = at.at(-1);
    list.splice(from + by, 0, ...list.splice(from, 1));
    into = "";
  }, w("blocks-moved"), k);

  const run = () => {
    const steps = [], unfold = (blocks) => { for (const block of blocks) { if (steps.length > 400) return; if (typeof block === "string") steps.push(block); else for (let n = 0; n < block.times; n++) unfold(block.inside); } };
    unfold(program());
    let at = [...screen.robot], facing = FACING.indexOf(screen.facing), stuck = false;
    trail = { cells: [at], at, facing };
    for (const step of steps) {
      if (step !== "F") { facing = (facing + (step === "R" ? 1 : 3)) % 4; continue; }
      const next = [at[0] + [0, 1, 0, -1][facing], at[1] + [-1, 0, 1, 0][facing]];
      if (isWall(next)) { stuck = true; break; }
      at = next;
      trail.cells.push(at);
    }
    Object.assign(trail, { at, facing });
    draw("run");
    const left = screen.stones.filter((stone) => !trail.cells.some((one) => one[0] === stone[0] && one[1] === stone[1])).length;
    say([w(stuck ? "blocks-stuck" : "blocks-ends", { cell: cell(at) }), screen.stones.length ? w("blocks-left", { count: left }) : ""].join(" "));
  };

  const shape = (tag, given, ...children) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [key, value] of Object.entries(given)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };
  const middle = ([column, row]) => [(column - 0.5) * SIZE, (row - 0.5) * SIZE];
  const board = () => {
    const { at, facing } = trail ?? { at: screen.robot, facing: FACING.indexOf(screen.facing) };
    const svg = shape("svg", { class: "win-board", viewBox: `-22 -22 ${screen.columns * SIZE + 24} ${screen.rows * SIZE + 24}`, role: "img",
      "aria-label": w("blocks-board", { columns: screen.columns, rows: screen.rows, robot: cell(at), facing: w(`blocks-${FACING[facing]}`), target: cell(screen.target), walls: screen.walls.map(cell).join(", ") || "0", stones: screen.stones.map(cell).join(", ") || "0" }) });
    for (let column = 1; column <= screen.columns; column++) svg.append(shape("text", { x: (column - 0.5) * SIZE, y: -7, class: "win-axis" }, cell([column, 1])[0]));
    for (let row = 1; row <= screen.rows; row++) {
      svg.append(shape("text", { x: -11, y: (row - 0.5) * SIZE + 5, class: "win-axis" }, String(row)));
      for (let column = 1; column <= screen.columns; column++)
        svg.append(shape("rect", { x: (column - 1) * SIZE, y: (row - 1) * SIZE, width: SIZE, height: SIZE, class: isWall([column, row]) ? "win-wall" : "win-cell" }));
    }
    const [tx, ty] = middle(screen.target);
    svg.append(shape("rect", { x: tx - 15, y: ty - 15, width: 30, height: 30, rx: 4, class: "win-target" }));
    for (const stone of screen.stones) { const [x, y] = middle(stone); svg.append(shape("circle", { cx: x, cy: y, r: 7, class: "win-stone" })); }
    if (trail) svg.append(shape("polyline", { points: trail.cells.map((one) => middle(one).join(",")).join(" "), class: "win-trail" }));
    const [x, y] = middle(at);
    svg.append(shape("path", { d: "M0-14 11 11 0 5-11 11Z", transform: `translate(${x} ${y}) rotate(${facing * 90})`, class: "win-robot" }));
    return svg;
  };

  const list = (blocks, way) => el("ol", { class: "win-program" }, blocks.map((block, number) => {
    const at = [...way, number], id = at.join("."), is = typeof block !== "string", words = { block: name(block), number: at.map((n) => n + 1).join(".") };
    return el("li", {}, el("div", { class: "win-block" }, icon(is ? "refresh-cw" : STEPS[block]), el("span", { class: "win-words" }, name(block)),
      is && el("select", { "data-k": `times-${id}`, "aria-label": w("blocks-times", words), onchange: (event) => change((all) => { holder(all, way)[number].times = Number(event.target.value); }, w("blocks-repeat", { times: event.target.value }), `times-${id}`) },
        [2, 3, 4, 5, 6, 7, 8, 9].map((times) => el("option", { value: times, selected: times === block.times }, String(times)))),
      is && button(`into-${id}`, w("blocks-into"), "plus", () => { into = into === id ? "" : id; draw(`into-${id}`); say(w(into === id ? "blocks-inside" : "blocks-end")); }, { "aria-pressed": String(into === id), "aria-label": w("blocks-into-this", words) }),
      el("span", { class: "win-moves" }, button(`up-${id}`, "↑", null, () => move(at, -1, `up-${[...way, number - 1].join(".")}`), { "aria-label": w("blocks-up", words), disabled: number === 0 }),
      button(`down-${id}`, "↓", null, () => move(at, 1, `down-${[...way, number + 1].join(".")}`), { "aria-label": w("blocks-down", words), disabled: number === blocks.length - 1 }),
      button(`remove-${id}`, "×", null, () => remove(at), { "aria-label": w("blocks-remove", words) }))),
    is && list(block.inside, at));
  }));

  return {
    title: screen.title,
    home: () => { into = ""; trail = null; },
    draw: () => {
      const blocks = program();
      // The repeat into which blocks go may be gone after an act was undone.
      try { if (!Array.isArray(holder(blocks, path()))) into = ""; } catch { into = ""; }
      const used = count(blocks);
      return [el("div", { class: "win-split win-drive" },
        el("div", { class: "win-main" }, board(), button("run", w("blocks-run"), "play", run)),
        el("div", { class: "win-main" },
          el("h2", { tabindex: "-1", "data-k": "here" }, w("blocks-program")),
          el("div", { class: "win-toolbar", role: "group", "aria-label": w("blocks-add") },
            ["F", "L", "R"].map((step) => button(`add-${step}`, w(`blocks-${step}`), STEPS[step], () => add(step, `add-${step}`))),
            button("add-repeat", w("blocks-repeat-some"), "refresh-cw", () => add({ times: 2, inside: [] }, "add-repeat"))),
          blocks.length ? list(blocks, []) : el("p", { class: "win-empty" }, w("blocks-none")),
          el("p", { class: "win-foot" }, w("blocks-used", { used, all: screen.blocks }), " ", w(into === "" ? "blocks-end" : "blocks-inside"))))];
    },
  };
};
