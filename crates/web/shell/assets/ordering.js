// Ordering by dragging, or by two buttons on each line. The lists of places stay the form: they are kept out of sight, in
// their own order, and told the place of each line. Nothing is told before the first move, so that an untouched order is no
// answer. Without this script the lists of places are what people use.
"use strict";
(() => {
  const enhance = () => {
    const box = document.querySelector("#ordering:not([data-drag])"), list = box && box.querySelector("ul");
    if (!list || !window.PointerEvent || !list.setPointerCapture) return;
    box.dataset.drag = "";
    const lines = [...list.children], places = lines.map((line) => line.querySelector("select"));
    const told = document.createElement("p"), shelf = document.createElement("div");
    told.className = "vh";
    told.setAttribute("aria-live", "polite");
    shelf.hidden = true;
    const order = () => [...list.children];
    const nameOf = (line) => line.querySelector(".order-text").textContent.trim();
    const settle = (line) => {
      const now = order();
      lines.forEach((one, number) => { places[number].value = String(now.indexOf(one) + 1); });
      now.forEach((one, place) => {
        const [up, down] = one.querySelectorAll("button");
        up.setAttribute("aria-disabled", String(place === 0));
        down.setAttribute("aria-disabled", String(place === now.length - 1));
      });
      if (!line) return;
      box.dispatchEvent(new Event("change", { bubbles: true }));
      const words = { "…": nameOf(line), "##": String(now.length), "#": String(now.indexOf(line) + 1) };
      told.textContent = box.dataset.moved.replace(/…|##|#/g, (mark) => words[mark]);
    };
    // The other line goes round the one that moves: what is held or has the focus stays where it is in the page.
    const pass = (line, other, step) => { if (step < 0) line.after(other); else line.before(other); };
    const button = (line, word, step) => {
      const made = document.createElement("button"), name = document.createElement("span");
      made.type = "button";
      made.className = "btn second fine";
      name.className = "vh";
      name.textContent = ` ${nameOf(line)}`;
      made.append(word, name);
      made.addEventListener("click", () => {
        const other = step < 0 ? line.previousElementSibling : line.nextElementSibling;
        if (!other) return;
        pass(line, other, step);
        settle(line);
      });
      return made;
    };
    const drag = (line, grip) => {
      let from = null;
      line.addEventListener("pointerdown", (event) => {
        // A finger scrolls the page with the line and drags it by its handle; a mouse drags it anywhere.
        if (event.button || event.target.closest("button") || (event.pointerType !== "mouse" && !grip.contains(event.target))) return;
        event.preventDefault();
        from = order();
        line.setPointerCapture(event.pointerId);
        line.classList.add("dragged");
      });
      line.addEventListener("pointermove", (event) => {
        if (!from) return;
        const middle = (one) => { const at = one.getBoundingClientRect(); return at.top + at.height / 2; };
        const before = line.previousElementSibling, after = line.nextElementSibling;
        if (before && event.clientY < middle(before)) pass(line, before, -1);
        else if (after && event.clientY > middle(after)) pass(line, after, 1);
      });
      const end = (event) => {
        if (!from) return;
        const back = event.type === "pointercancel", moved = order().some((one, place) => one !== from[place]);
        if (back) list.append(...from);
        from = null;
        line.classList.remove("dragged");
        if (moved && !back) settle(line);
      };
      line.addEventListener("pointerup", end);
      line.addEventListener("pointercancel", end);
    };
    lines.forEach((line, number) => {
      const label = line.querySelector("label"), text = document.createElement("span"), grip = document.createElement("span");
      const moves = document.createElement("span");
      text.className = "order-text";
      text.lang = label.lang;
      text.append(...label.childNodes);
      grip.className = "order-grip";
      grip.setAttribute("aria-hidden", "true");
      label.replaceWith(grip, text);
      shelf.append(places[number]);
      moves.className = "order-moves";
      line.append(moves);
      moves.append(button(line, box.dataset.up, -1), button(line, box.dataset.down, 1));
      drag(line, grip);
    });
    // What was sent and came back stands in its order again; what was never moved has no places.
    const back = () => {
      const kept = places.map((place) => Number(place.value));
      if (new Set(kept).size !== kept.length || !kept.every((place) => place > 0)) return;
      list.append(...lines.map((line, number) => [kept[number], line]).sort((a, b) => a[0] - b[0]).map((pair) => pair[1]));
      settle(null);
    };
    back();
    box.addEventListener("parchemin:draft", back);
    box.querySelector("legend").textContent = box.dataset.hint;
    // A refusal links to the first field: it is now the list.
    places[0].removeAttribute("id");
    list.id = "r";
    list.tabIndex = -1;
    box.append(told, shelf);
  };
  enhance();
  // The exam's page takes the next one in place of itself.
  new MutationObserver(enhance).observe(document.documentElement, { childList: true });
})();
