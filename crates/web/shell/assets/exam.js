// The pages of the exam, enhanced: what is typed is kept and sent again by itself, and a page follows what is true. Without
// this script the forms post by themselves and everything works; a browser that lacks what is used here is left alone.
"use strict";
(() => {
  if (!window.fetch || !window.URLSearchParams || !window.AbortController) return;
  // One life of a page: it ends when the next page takes its place, in the same window.
  const window_ = (window.parchemin = window.parchemin || {});
  if (window_.page) window_.page.abort();
  window_.page = new AbortController();
  const { signal } = window_.page;
  const watched = document.querySelector("[data-etat]"), form = document.getElementById("exam"), net = document.getElementById("net");
  const on = (what, event, act) => what.addEventListener(event, act, { signal });
  const after = (seconds) => new Promise((go) => setTimeout(go, 1000 * seconds));
  const jittered = (seconds) => seconds * (0.8 + Math.random() * 0.4);
  const within = (milliseconds) => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), milliseconds);
    return stop.signal;
  };
  const word = (document.getElementById("words") || net || document.body).dataset;
  const say = (text) => { if (net && net.textContent !== text) net.textContent = text; };
  const store = (act) => { try { return act(sessionStorage); } catch { return null; } };

  // The next page in place of this one, by what the server has just answered: a network that fails now leaves no dead page. What
  // this page holds already it may come without.
  const show = (html, address) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    if (!page.querySelector("#contenu")) return false;
    window_.page.abort();
    const places = [...page.querySelectorAll("[data-held]")];
    if (places.some(({ id }) => !document.getElementById(id))) {
      sending = false;
      location.replace(address || location.href);
      return true;
    }
    for (const place of places) place.replaceWith(document.getElementById(place.id));
    const offered = page.getElementById("rescue");
    if (offered) offered.hidden = true;
    if (address) history.replaceState(null, "", address);
    document.title = page.title;
    document.documentElement.lang = page.documentElement.lang;
    const had = new Set([...document.querySelectorAll("link[rel=stylesheet],script[src]")].map((one) => one.href || one.src));
    for (const sheet of page.head.querySelectorAll("link[rel=stylesheet]")) if (!had.has(sheet.href)) document.head.append(sheet.cloneNode());
    window_.had = new Set([...(window_.had || []), ...had]);
    document.body.replaceWith(page.body);
    for (const given of document.body.querySelectorAll("script[src]")) {
      const ours = /(exam|ready)\.js$/.test(given.src);
      if (!ours && window_.had.has(given.src)) continue;
      const made = document.createElement("script");
      if (given.type) made.type = given.type;
      made.async = false;
      made.src = given.src;
      given.replaceWith(made);
    }
    document.dispatchEvent(new Event("parchemin:page"));
    const first = document.querySelector("[role=alert]") || document.querySelector("h1");
    if (first) { first.tabIndex = -1; first.focus({ preventScroll: true }); }
    scrollTo(0, 0);
    return true;
  };
  // Whoever is no longer signed in, or has signed in anew, is told so beside the answer, which stays in the page.
  const signedOut = (answer) => [401, 403].includes(answer.status) || new URL(answer.url).pathname === "/connexion";

  // --- what is typed, kept on this machine: sealed with the key of the page, which is written nowhere; or in memory only
  const utf8 = new TextEncoder(), field = (name) => form.elements[name].value;
  const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const text64 = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)));
  const asks = form && form.dataset.key;
  const key = asks && window.crypto && crypto.subtle
    ? crypto.subtle.importKey("raw", bytes(form.dataset.key), "AES-GCM", false, ["encrypt", "decrypt"]).catch(() => null)
    : Promise.resolve(null);
  const cipher = (iv) => ({ name: "AES-GCM", iv, additionalData: utf8.encode(`${form.dataset.of}:${field("serving")}:${field("fence")}`) });
  const seal = async (text) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return { iv: text64(iv), ciphertext: text64(await crypto.subtle.encrypt(cipher(iv), await key, utf8.encode(text))) };
  };
  const answer = () => {
    const all = new URLSearchParams(new FormData(form)), own = new URLSearchParams();
    all.getAll("r").forEach((value) => own.append("r", value));
    return own.toString();
  };
  const DRAFT = "draft";
  const forget = () => { window_.draft = null; store((kept) => kept.removeItem(DRAFT)); };
  const keep = async () => {
    const serving = field("serving"), text = answer();
    window_.draft = { serving, text };
    if (!(await key)) return;
    const sealed = await seal(text);
    if (!signal.aborted) store((kept) => kept.setItem(DRAFT, JSON.stringify({ serving, ...sealed })));
  };
  const restore = async () => {
    let text = window_.draft && window_.draft.serving === field("serving") ? window_.draft.text : null;
    if (text === null && (await key)) {
      try {
        const kept = JSON.parse(store((kept_) => kept_.getItem(DRAFT)) || "{}");
        if (kept.serving === field("serving")) {
          text = new TextDecoder().decode(await crypto.subtle.decrypt(cipher(bytes(kept.iv)), await key, bytes(kept.ciphertext)));
        } else forget();
      } catch { forget(); }
    }
    if (!text || text === answer() || signal.aborted) return;
    const values = new URLSearchParams(text).getAll("r"), fields = [...form.querySelectorAll("[name=r]")];
    let place = 0;
    for (const one of fields) {
      if (one.type === "radio" || one.type === "checkbox") one.checked = values.includes(one.value);
      else if (one.type !== "hidden" && place < values.length) one.value = values[place++];
    }
    const order = document.getElementById("ordering");
    if (order) order.dispatchEvent(new Event("parchemin:draft"));
    say(word.typed);
  };
  if (asks) {
    let soon = null;
    const typed = () => {
      if (!sending) say(word.typed);
      window_.draft = { serving: field("serving"), text: answer() };
      clearTimeout(soon);
      soon = setTimeout(keep, 300);
    };
    on(form, "input", typed);
    on(form, "change", typed);
    restore();
  }
  if (watched && watched.hasAttribute("data-wipe")) { window_.draft = null; store((kept) => kept.clear()); }

  // --- sending: again and again with growing, jittered pauses; the server takes it once, whatever arrives. The page is
  // replaced only by a page of ours: what a proxy or a portal says in between costs nobody what they typed.
  let sending = false, pressed = null, staying = false;
  const rescue = document.getElementById("rescue");
  if (form && net) {
    // Some school browsers know neither the button in FormData nor event.submitter: the button is remembered by hand.
    on(form, "click", (event) => { pressed = event.target.closest("button"); });
    const filled = (button) => {
      const body = new URLSearchParams(new FormData(form));
      if (button && button.name && !body.has(button.name)) body.append(button.name, button.value);
      return body;
    };
    const count = async (text, seconds) => {
      for (let left = Math.ceil(seconds); left > 0; left--) {
        say(text.replace("…", left));
        await after(Math.min(1, seconds));
      }
    };
    const tried = async (action, body) => {
      try {
        // An answer brings the next page with it: one way there and back, which counts on a slow network.
        const held = form.dataset.holds;
        const headers = { prefer: `return=representation${held ? `, held=${held}` : ""}` };
        const reply = await fetch(action, { method: "POST", body, headers, redirect: "follow", signal: within(10000) });
        if (signedOut(reply)) return word.out;
        if (reply.status >= 500) return word.failed;
        const html = await reply.text();
        if (signal.aborted) return null;
        // Another page than the question's own: the answer is kept, or the page says what holds it.
        const onward = reply.redirected ? reply.url : reply.headers.get("content-location");
        const shown = show(html, onward);
        if (shown && reply.ok && onward) forget();
        return shown ? null : word.failed;
      } catch { return word.off; }
    };
    const send = async (button) => {
      if (sending) return;
      sending = true;
      const body = filled(button), since = performance.now();
      const action = (button && button.getAttribute("formaction")) || form.getAttribute("action");
      if (asks) keep();
      for (let wait = 1; !signal.aborted; wait = Math.min(wait * 2, 30)) {
        say(word.sending);
        const trouble = await tried(action, body);
        if (trouble === null) return;
        if (rescue && performance.now() - since > 60000 && (await key)) offer(body);
        await count(trouble, jittered(wait));
      }
    };
    on(form, "submit", (event) => { event.preventDefault(); send(event.submitter || pressed); });
    window_.send = send;
    on(window, "online", () => { if (!sending && asks && window_.draft) say(word.typed); });
    on(window, "beforeunload", (event) => { if (sending) { event.preventDefault(); event.returnValue = ""; } });
    // A machine that stays without network hands in a file that only the server reads.
    const offer = (body) => {
      if (!rescue.hidden) return;
      rescue.hidden = false;
      const button = rescue.querySelector("button");
      button.onclick = async () => {
        const own = new URLSearchParams();
        for (const [name, value] of body) if (name === "r" || name === "passe") own.append(name, value);
        const made = { attempt: form.dataset.of, serving: field("serving"), fence: Number(field("fence")), ...(await seal(own.toString())) };
        const link = document.createElement("a"), position = document.querySelector(".exam-top progress");
        const name = button.dataset.name.normalize("NFD").replace(/[^A-Za-z0-9-]/g, "").toLowerCase() || "candidat";
        link.download = `copie-${name}-${position ? position.value + 1 : 1}.parchemin`;
        link.href = URL.createObjectURL(new Blob([JSON.stringify(made)], { type: "application/json" }));
        link.click();
      };
    };
  }

  // --- the page follows what is true
  if (watched) {
    const still = watched.hasAttribute("data-still"), counts = watched.hasAttribute("data-counts"), warn = document.getElementById("warn");
    const minutes = document.getElementById("minutes"), ends = document.getElementById("ends");
    let end = performance.now() + 1000 * Number(watched.dataset.left || 0), last = Number(watched.dataset.left || 0) / 60;
    // The clock of the server, told in words: at 15, 5 and 1 minutes, and at the end. It cuts nothing off.
    const clock = () => {
      if (!counts) return;
      const left = Math.ceil((end - performance.now()) / 60000);
      if (minutes) minutes.textContent = word.minutes.replace("…", Math.max(0, left));
      for (const mark of [15, 5, 1, 0]) {
        if (left > mark || last <= mark) continue;
        last = mark;
        warn.className = "notice";
        warn.dataset.s = "warn";
        warn.textContent = mark === 0 ? word.over : mark === 1 ? word.warn1 : word.warn.replace("…", mark);
      }
    };
    const renew = async () => {
      const reply = await fetch(watched.dataset.etat.replace(/\/etat$/, ""), { signal: within(10000) });
      if (!signal.aborted && !signedOut(reply) && reply.status < 500 && !sending) show(await reply.text(), reply.redirected ? reply.url : null);
    };
    const look = async () => {
      const reply = await fetch(watched.dataset.etat, { headers: { accept: "application/json" }, signal: within(8000) });
      if (signal.aborted || reply.redirected || !reply.ok) return;
      const now = await reply.json();
      if (signal.aborted) return;
      if (now.ends && counts) {
        if (ends) ends.textContent = now.ends;
        if (Math.abs(end - performance.now() - 1000 * now.left) > 2500) {
          end = performance.now() + 1000 * now.left;
          last = Math.max(last, now.left / 60);
        }
      }
      if (now.now === watched.dataset.was || sending) return;
      // What waited during the pause leaves by itself, if it still belongs to the question.
      const kept = still && form && form.querySelector("[data-go] button");
      if (kept && window_.send && !now.ended && !now.elsewhere && now.holds.length === 0) window_.send(kept);
      else await renew();
    };
    (async () => {
      while (!signal.aborted) {
        await after(jittered(Number(watched.dataset.every)));
        if (document.visibilityState !== "visible" || signal.aborted) continue;
        try { await look(); } catch { /* no network: the next look tells more */ }
      }
    })();
    on(document, "visibilitychange", () => { if (document.visibilityState === "visible") look().catch(() => {}); });
    (async () => { while (!signal.aborted && counts) { clock(); await after(5); } })();
  }
  const box = document.getElementById("clock");
  if (box) {
    if (store(() => localStorage.getItem("clock")) === "hidden") box.open = false;
    on(box, "toggle", () => store(() => localStorage.setItem("clock", box.open ? "shown" : "hidden")));
  }
  // The countdown of a question is for the eye alone: the server's clock judges, and the hour stands beside it in words.
  const left = document.getElementById("left");
  if (left) {
    const over = performance.now() + 1000 * left.dataset.left;
    const tick = () => {
      if (signal.aborted) return;
      const seconds = Math.max(0, Math.ceil((over - performance.now()) / 1000));
      const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
      left.textContent = seconds ? left.dataset.word.replace("…", time) : left.dataset.over;
      left.classList.toggle("nowrap", seconds > 0);
      if (seconds) setTimeout(tick, 250);
    };
    tick();
  }
  if (form && form.dataset.focused) {
    on(document, "click", (event) => { staying = staying || Boolean(event.target.closest("[data-stay]")); });
    addEventListener("blur", () => {
      if (!sending && !staying) navigator.sendBeacon(form.dataset.focused, new URLSearchParams(new FormData(form)));
    }, { once: true, signal });
  }
  // A machine is not left open: who has forgotten to sign out is signed out.
  const leave = document.getElementById("leave");
  if (leave) {
    leave.hidden = false;
    after(60).then(() => { if (!signal.aborted) leave.closest("form").submit(); });
  }
})();
