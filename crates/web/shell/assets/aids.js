// Reading aids at once: each choice sets the page without loading it again, and is kept by the same form that works without
// this script.
"use strict";
(() => {
  const box = document.getElementById("aids"), form = box && box.querySelector("form"), root = document.documentElement;
  if (!form || !window.fetch) return;
  const apply = document.getElementById("apply"), aloud = document.getElementById("aloud");
  apply.hidden = document.getElementById("first").hidden = true;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => {
    const { name, value } = event.target;
    if (value === "system") root.removeAttribute(`data-${name}`);
    else root.setAttribute(`data-${name}`, value);
    fetch(form.getAttribute("action"), { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual" }).catch(() => {});
    band();
  });
  // The ruler: a band that stays at the line under the pointer, or at what has the focus.
  const window_ = (window.parchemin = window.parchemin || {});
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
  if (!window_.ruled) {
    window_.ruled = true;
    addEventListener("pointermove", (event) => move(event.clientY), { passive: true });
    addEventListener("focusin", (event) => { const at = event.target.getBoundingClientRect(); move(at.top + at.height / 2); });
  }
  band();
  const voice = window.speechSynthesis;
  if (!voice || !window.SpeechSynthesisUtterance) return;
  const word = aloud.querySelector("span"), start = word.textContent;
  aloud.hidden = false;
  voice.cancel();
  aloud.addEventListener("click", () => {
    if (voice.speaking) { voice.cancel(); word.textContent = start; return; }
    for (const part of document.querySelectorAll(".statement, #exam fieldset, #exam .field label")) {
      const said = new SpeechSynthesisUtterance(part.innerText);
      const spoken = part.querySelector("[lang]") || part.closest("[lang]");
      said.lang = spoken ? spoken.lang : root.lang;
      said.onend = () => { if (!voice.pending) word.textContent = start; };
      voice.speak(said);
    }
    word.textContent = aloud.dataset.stop;
  });
})();
