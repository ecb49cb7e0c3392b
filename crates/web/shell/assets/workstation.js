// The check of a computer: measures what can be measured, and says it. Whatever it does not measure, its person answers; the
// server judges both.
"use strict";
(() => {
  const form = document.getElementById("check");
  if (!form) return;
  form.elements.script.value = "1";
  const tell = (name, value, said) => {
    const part = form.querySelector(`[data-measure="${name}"]`);
    form.elements[`${name}_mesure`].value = value;
    const line = part.querySelector(".measured");
    line.textContent = line.dataset.said.replace("…", said);
    line.hidden = false;
    part.querySelector(".field").hidden = true;
  };
  tell("ecran", `${screen.width}x${screen.height}`, `${screen.width} × ${screen.height}`);
  const opener = document.getElementById("open-window");
  opener.addEventListener("click", (event) => {
    event.preventDefault();
    const opened = window.open(opener.href, "poste", "popup,width=520,height=360");
    form.elements.fenetre.value = opened && !opened.closed ? "yes" : "no";
  });
  // Five small requests, one after the other: how long each took, and the clock of the server at the middle of the fastest.
  const ask = async () => {
    const began = performance.now();
    try {
      const answer = await fetch(form.dataset.hour, { cache: "no-store", signal: AbortSignal.timeout(5000) });
      const server = Number(await answer.text());
      const took = performance.now() - began;
      return answer.ok ? { took, ahead: Date.now() - took / 2 - server } : null;
    } catch { return null; }
  };
  (async () => {
    const times = [];
    let best = null;
    for (let round = 0; round < 5; round += 1) {
      const one = await ask();
      times.push(one ? Math.round(one.took) : -1);
      if (one && (!best || one.took < best.took)) best = one;
    }
    tell("reseau", times.join(" "), times.map((time) => (time < 0 ? "–" : time)).join(", "));
    if (best) tell("horloge", String(Math.round(best.ahead)), (best.ahead / 1000).toFixed(1));
  })();
})();
