// The waiting room says what this machine can do. Nothing here hinders anybody: the server decides by what it sees itself.
"use strict";
(() => {
  const list = document.getElementById("checks");
  if (!list) return;
  const can = (act) => { try { return Boolean(act()); } catch { return false; } };
  const found = {
    script: true,
    cookies: can(() => navigator.cookieEnabled && document.cookie.includes("script=1")),
    storage: can(() => { sessionStorage.setItem("check", "1"); sessionStorage.removeItem("check"); return window.crypto && crypto.subtle; }),
    files: can(() => "download" in HTMLAnchorElement.prototype && window.Blob && URL.createObjectURL),
    clock: can(() => Math.abs(Date.now() - Number(list.dataset.now)) < 120000),
  };
  for (const line of list.querySelectorAll("[data-check]")) {
    const fine = found[line.dataset.check];
    line.querySelector("[data-ok]").hidden = !fine;
    line.querySelector("[data-bad]").hidden = fine;
  }
  list.hidden = false;
})();
