// The exam page, enhanced. Without this script the form posts by itself and everything works.
"use strict";
(() => {
  const form = document.getElementById("exam"), net = document.getElementById("net");
  if (!form || !net) return;
  const quiet = net.textContent;
  let sending = false;
  const say = (text) => { net.textContent = text; };
  addEventListener("offline", () => say(net.dataset.off));
  addEventListener("online", () => say(quiet));
  // Sent again by itself with growing, jittered pauses; the server takes it once, whatever arrives.
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (sending) return;
    sending = true;
    const body = new URLSearchParams(new FormData(form, event.submitter));
    for (let wait = 1; ; wait = Math.min(wait * 2, 30)) {
      say(net.dataset.sending);
      try {
        const answer = await fetch(form.action, { method: "POST", body, redirect: "follow", signal: AbortSignal.timeout(10000) });
        if (answer.redirected) { location.replace(answer.url); return; }
        if (answer.status !== 503) { show(await answer.text()); return; }
      } catch { /* no network: try again */ }
      say(navigator.onLine ? net.dataset.failed : net.dataset.off);
      await new Promise((again) => setTimeout(again, 1000 * wait * (0.75 + Math.random() / 2)));
    }
  });
  const show = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    document.title = page.title;
    document.body.replaceWith(page.body);
    const next = document.createElement("script");
    next.src = document.querySelector("script[src*='exam.js']").src + "?again";
    document.body.append(next);
    (document.querySelector("[role=alert]") || document.querySelector("h1")).scrollIntoView();
  };
  if (form.dataset.focused) {
    addEventListener("blur", () => {
      if (!sending) navigator.sendBeacon(form.dataset.focused, new URLSearchParams(new FormData(form)));
    }, { once: true });
  }
})();
