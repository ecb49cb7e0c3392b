// Reading aids at once: each choice sets the page without loading it again, and is kept by the same form that works without
// this script. The script lives as long as the window; the panel, until a whole page takes its place.
"use strict";
(() => {
  if (!window.fetch) return;
  const root = document.documentElement, voice = window.SpeechSynthesisUtterance && window.speechSynthesis;
  // The ruler: a band that stays at the line under the pointer, or at what has the focus.
  const band = () => {
    const shown = root.dataset.ruler === "on";
    let line = document.querySelector(".reading-band");
    if (!shown) { if (line) line.remove(); return; }
    if (line) return;
    line = document.createElement("div");
    line.className = "reading-band";
    line.setAttribute("aria-hidden", "true");
    document.body.append(line);
  };
  const move = (y) => { const line = document.querySelector(".reading-band"); if (line) line.style.insetBlockStart = `${y}px`; };
  addEventListener("pointermove", (event) => move(event.clientY), { passive: true });
  addEventListener("focusin", (event) => { const at = event.target.getBoundingClientRect(); move(at.top + at.height / 2); });
  let quiet = () => {};
  const read = (aloud) => {
    const word = aloud.querySelector("span"), start = word.textContent;
    quiet = () => { voice.cancel(); word.textContent = start; };
    quiet();
    aloud.hidden = false;
    aloud.addEventListener("click", () => {
      if (voice.speaking) { quiet(); return; }
      for (const part of document.querySelectorAll(".statement, #exam fieldset, #exam .field label")) {
        const said = new SpeechSynthesisUtterance(part.innerText);
        const spoken = part.querySelector("[lang]") || part.closest("[lang]");
        said.lang = spoken ? spoken.lang : root.lang;
        said.onend = () => { if (!voice.pending) word.textContent = start; };
        voice.speak(said);
      }
      word.textContent = aloud.dataset.stop;
    });
  };
  const enhance = () => {
    // The next question is not read because the last one was.
    quiet();
    band();
    const form = document.querySelector("#aids:not([data-live]) form");
    if (!form) return;
    form.parentElement.dataset.live = "";
    document.getElementById("apply").hidden = document.getElementById("first").hidden = true;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", (event) => {
      const { name, value } = event.target;
      if (value === "system") root.removeAttribute(`data-${name}`);
      else root.setAttribute(`data-${name}`, value);
      fetch(form.getAttribute("action"), { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual" }).catch(() => {});
      band();
    });
    if (voice) read(document.getElementById("aloud"));
  };
  document.addEventListener("parchemin:page", enhance);
  enhance();
})();
