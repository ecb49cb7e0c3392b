// The exam page, enhanced. Without this script the form posts by itself and everything works; a browser that lacks what
// is used here (fetch, DOMParser) is left alone.
"use strict";
(() => {
  const form = document.getElementById("exam"), net = document.getElementById("net");
  if (!form || !net || !window.fetch || !window.URLSearchParams) return;
  const quiet = net.textContent;
  let sending = false, pressed = null, staying = false;
  const say = (text) => { net.textContent = text; };
  addEventListener("offline", () => say(net.dataset.off));
  addEventListener("online", () => say(quiet));
  // Some school browsers know neither the button in FormData nor event.submitter: the button is remembered by hand.
  form.addEventListener("click", (event) => { pressed = event.target.closest("button"); });
  const filled = (button) => {
    const body = new URLSearchParams(new FormData(form));
    if (button && button.name && !body.has(button.name)) body.append(button.name, button.value);
    return body;
  };
  const within = (milliseconds) => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), milliseconds);
    return stop.signal;
  };
  // Sent again by itself with growing, jittered pauses; the server takes it once, whatever arrives. The page is replaced
  // only by a page of ours: what a proxy or a portal says in between costs nobody what they typed.
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (sending) return;
    sending = true;
    const body = filled(event.submitter || pressed);
    for (let wait = 1; ; wait = Math.min(wait * 2, 30)) {
      say(net.dataset.sending);
      try {
        const answer = await fetch(form.action, { method: "POST", body, redirect: "follow", signal: within(10000) });
        const signedOut = new URL(answer.url).pathname === "/connexion";
        if (answer.ok && answer.redirected && !signedOut) { location.replace(answer.url); return; }
        if (answer.status < 500 && !signedOut && show(await answer.text())) return;
        say(signedOut ? net.dataset.out : net.dataset.failed);
      } catch { /* no network: try again */
        say(navigator.onLine ? net.dataset.failed : net.dataset.off);
      }
      await new Promise((again) => setTimeout(again, 1000 * wait * (0.75 + Math.random() / 2)));
    }
  });
  const show = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    if (!page.getElementById("contenu")) return false;
    document.title = page.title;
    document.body.replaceWith(page.body);
    const next = document.createElement("script");
    next.src = document.querySelector("script[src*='exam.js']").src + "?again";
    document.body.append(next);
    document.dispatchEvent(new Event("parchemin:page"));
    (document.querySelector("[role=alert]") || document.querySelector("h1")).scrollIntoView();
    return true;
  };
  // The countdown is for the eye alone: the server's clock judges, and the hour stands beside it in words.
  const left = document.getElementById("left");
  if (left) {
    const end = performance.now() + 1000 * left.dataset.left;
    const tick = () => {
      if (!left.isConnected) return;
      const seconds = Math.max(0, Math.ceil((end - performance.now()) / 1000));
      const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
      left.textContent = seconds ? left.dataset.word.replace("…", time) : left.dataset.over;
      left.classList.toggle("nowrap", seconds > 0);
      if (seconds) setTimeout(tick, 250);
    };
    tick();
  }
  if (form.dataset.focused) {
    document.addEventListener("click", (event) => { staying = staying || Boolean(event.target.closest("[data-stay]")); });
    addEventListener("blur", () => {
      if (!sending && !staying) navigator.sendBeacon(form.dataset.focused, new URLSearchParams(new FormData(form)));
    }, { once: true });
  }
})();
