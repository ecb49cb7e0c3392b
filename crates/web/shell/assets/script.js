// Tells the server that scripts run in this browser: a question that needs them is served to no other. The word is fresh: it
// is written when a page is shown, while it stays open and when a form leaves, and is forgotten after three minutes.
"use strict";
(() => {
  const safe = location.protocol === "https:";
  const word = `${safe ? "__Host-" : ""}script=1; path=/; max-age=180; samesite=lax${safe ? "; secure" : ""}`;
  const tell = () => { document.cookie = word; };
  tell();
  setInterval(tell, 30000);
  addEventListener("pageshow", tell);
  addEventListener("submit", tell, true);
  // Nothing of a person stays behind on a shared machine.
  addEventListener("submit", (event) => {
    if (event.target.getAttribute("action") !== "/deconnexion") return;
    try { sessionStorage.clear(); } catch { /* a browser that keeps nothing */ }
  }, true);
})();
