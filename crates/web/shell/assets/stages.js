// Screens to project: arrows and the buttons of a pointer go from one to the next; each has its anchor, for whoever has no script.
"use strict";
(() => {
  const stages = [...document.querySelectorAll(".stage")];
  const steps = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };
  addEventListener("keydown", (event) => {
    const step = steps[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, select, textarea")) return;
    const seen = stages.filter((stage) => stage.getBoundingClientRect().top < innerHeight / 3).length - 1;
    const next = stages[seen + step];
    if (!next && seen + step >= 0) return;
    event.preventDefault();
    (next || document.getElementById("contenu")).scrollIntoView();
    if (next) next.focus({ preventScroll: true });
  });
})();
