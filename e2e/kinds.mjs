// Every kind of question in a real browser, as a pupil meets it in placement: answered by mouse, then by keyboard alone, with
// axe on each. node e2e/kinds.mjs BASE [FOLDER]; a folder receives a picture of each kind.
import { axeEverywhere, launch, must } from "./browser.mjs";

const [base, folder] = process.argv.slice(2);
// Where each kind can be met; the screens are few, so that more people are needed until each was met twice.
const ANYWHERE = ["1.1", "1.2", "1.3"];
const MET_IN = {
  choice: ANYWHERE, boxes: ANYWHERE, text: ANYWHERE, number: ANYWHERE, fields: ANYWHERE, options: ANYWHERE, order: ANYWHERE, passages: ANYWHERE, spot: ANYWHERE,
  "screen-files": ["1.2"], "screen-settings": ["1.1", "1.2"], "screen-browser": ["1.1"], "screen-sheet": ["1.3"], "screen-mailbox": ["2.1"], "screen-blocks": ["3.4"],
};
const WANTED = Object.keys(MET_IN);
const PEOPLE = 90;
// What a person does in each app, part by part: a way that changes its state, whatever the question.
const ACTS = {
  files: [["[data-k^='win-c-']", "Space"], ["[data-k=throw]", "Enter"]],
  settings: [["[role=switch]:not(:disabled), .win select:not(:disabled)", "Space"]],
  mailbox: [["[data-k^='open-']", "Enter"], ["[data-k=archive]", "Enter"]],
  browser: [["[role=link]", "Enter"], ["[data-k=keep]", "Enter"]],
  blocks: [["[data-k=add-F]", "Enter"], ["[data-k=run]", "Enter"]],
  sheet: [["[data-k^='sort-']", "Enter"], ["[data-k^='mark-']", "Space"]],
};
const browser = await launch();

/** What a page asks for; runs in the browser. */
function kindIn(page) {
  const form = page.querySelector("main form[action$='/reponse']");
  if (!form) return null;
  const screen = form.querySelector(".screen");
  if (screen) return `screen-${screen.dataset.app}`;
  if (form.querySelector(".spot")) return "spot";
  if (form.querySelector(".passages")) return "passages";
  if (form.querySelector(".order-item")) return "order";
  if (form.querySelector(".fields select")) return "options";
  if (form.querySelector(".fields")) return "fields";
  if (form.querySelector("input[type=checkbox][name=r]")) return "boxes";
  if (form.querySelector("input[type=radio][name=r]")) return "choice";
  return form.querySelector("input[name=r][inputmode=decimal]") ? "number" : "text";
}
const kindOf = (page) => page.evaluate(`(${kindIn})(document)`);

/** Passes what was met already, by the page's own form but without drawing the pages between, up to one that is wanted. */
async function passUntil(page, wanted) {
  await page.evaluate(`(async (wanted) => {
    ${kindIn}
    let here = document;
    for (let asked = 0; asked < 60; asked++) {
      const kind = kindIn(here);
      if (!kind || wanted.includes(kind)) return;
      const form = here.querySelector("main form[action$='/reponse']"), pass = here.querySelector("main button[name=passe]");
      const words = new URLSearchParams(new FormData(form));
      words.append(pass.name, pass.value);
      const answer = await fetch(form.getAttribute("action"), { method: "POST", body: words });
      here = new DOMParser().parseFromString(await answer.text(), "text/html");
    }
  })(${JSON.stringify(wanted)})`);
  await page.reload();
}

/** The acts of an app, each done by `act`; the state must have changed, and the focus must not be lost on the way. */
async function inScreen(page, act) {
  const app = await page.locator(".screen").getAttribute("data-app");
  await page.waitForSelector(".screen[data-ready] .win");
  // Settings lie some pages deep.
  if (app === "settings") while (!(await page.locator(ACTS.settings[0][0]).count())) await act("[data-k^='to-']", "Enter");
  for (const [part, key] of ACTS[app]) {
    await act(part, key);
    must(await page.evaluate(() => document.activeElement?.closest(".win") !== null), `${app}: the focus was lost after ${part}`);
    must((await page.locator(".win-say").innerText()).trim() || part.includes("win-c-") || app === "mailbox", `${app}: nothing was said after ${part}`);
  }
  must(await page.locator("input[name=r]").inputValue(), `${app}: the state did not change`);
}

const clicked = (page) => async (part) => {
  const first = page.locator(part).first();
  if ((await first.evaluate((e) => e.tagName)) === "SELECT") await first.selectOption({ index: 1 });
  else await first.click();
};

const pressed = (page) => async (part, key) => {
  for (let tabs = 0; tabs < 150; tabs++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate((wanted) => { const e = document.activeElement; return { here: e.matches(wanted), seen: e.matches(":focus-visible"), list: e.tagName === "SELECT" }; }, part);
    if (!at.here) continue;
    must(at.seen, `the focus on ${part} is not visible`);
    await page.keyboard.press(at.list ? "ArrowDown" : key);
    return;
  }
  throw new Error(`the keyboard does not reach ${part}`);
};

async function byMouse(page) {
  if (await page.locator(".screen").count()) await inScreen(page, clicked(page));
  for (const box of await page.locator("input[name=r][type=radio], input[name=r][type=checkbox]").all()) { await box.click(); break; }
  if (await page.locator(".ordering[data-drag]").count()) await dragged(page);
  const selects = await page.locator("select[name=r]:visible").all();
  for (const [place, select] of selects.entries()) await select.selectOption({ index: 1 + (place % ((await select.locator("option").count()) - 1)) });
  for (const field of await page.locator("input[name=r][type=text]").all()) { await field.click(); await field.fill("12"); }
  await page.locator("main form[action$='/reponse'] button.btn.big:not(.second)").click();
}

const placesOf = (page) => page.$$eval("#ordering select[name=r]", (all) => all.map((one) => one.value));
const linesOf = (page) => page.$$eval("#ordering .order-text", (all) => all.map((one) => one.textContent));

/** The first line is dragged below the last: the hidden places follow, the others move up. */
async function dragged(page) {
  must((await placesOf(page)).every((place) => place === ""), "an untouched order tells places already");
  const before = await linesOf(page);
  const first = await page.locator(".order-item").first().boundingBox(), last = await page.locator(".order-item").last().boundingBox();
  await page.mouse.move(first.x + 60, first.y + first.height / 2);
  await page.mouse.down();
  await page.mouse.move(first.x + 60, last.y + last.height / 2, { steps: 12 });
  await page.mouse.move(first.x + 60, last.y + last.height - 2, { steps: 4 });
  await page.mouse.up();
  const after = await linesOf(page);
  must(after.at(-1) === before[0] && after[0] === before[1], `dragging did not move the line: ${after.join(" | ")}`);
  must((await placesOf(page)).join() === [before.length, ...before.slice(1).keys()].map((n, i) => (i ? n + 1 : n)).join(), `the places do not follow: ${await placesOf(page)}`);
  console.log("order: dragged by mouse");
}

/** On a telephone the first line is dragged by its handle below the second, with a finger. */
async function touched(page) {
  const context = await browser.newContext({ locale: "fr-FR", hasTouch: true, viewport: { width: 390, height: 844 }, storageState: await page.context().storageState() });
  const phone = await context.newPage();
  await phone.goto(page.url());
  await phone.locator(".order-item").nth(1).scrollIntoViewIfNeeded();
  const before = await linesOf(phone), finger = await context.newCDPSession(phone);
  const grip = await phone.locator(".order-grip").first().boundingBox(), second = await phone.locator(".order-item").nth(1).boundingBox();
  const x = grip.x + grip.width / 2, from = grip.y + grip.height / 2, to = second.y + second.height - 4;
  const touch = (type, y) => finger.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y }] });
  await touch("touchStart", from);
  for (let step = 1; step <= 10; step++) await touch("touchMove", from + ((to - from) * step) / 10);
  await touch("touchEnd");
  const after = await linesOf(phone);
  must(after[1] === before[0] && after[0] === before[1], `the finger did not move the line: ${after.join(" | ")}`);
  must((await placesOf(phone)).every((place) => place !== ""), "the places do not follow the finger");
  console.log("order: dragged with a finger");
  await context.close();
}

/** The same page without scripts has the lists of places, and no button that does nothing. */
async function withoutScript(page) {
  const context = await browser.newContext({ locale: "fr-FR", javaScriptEnabled: false, storageState: await page.context().storageState() });
  const plain = await context.newPage();
  await plain.goto(page.url());
  const lines = await plain.locator(".order-item").count();
  must(lines > 2 && (await plain.locator("select[name=r]:visible").count()) === lines, "without scripts there is no list of places");
  must((await plain.locator(".order-item button").count()) === 0, "without scripts there are buttons");
  if (folder) await plain.screenshot({ path: `${folder}/order-without-script.png`, fullPage: true });
  await context.close();
}

/** Tab to each field, a key to choose or to type, Enter on the button: nothing else. */
async function byKeyboard(page) {
  await page.evaluate(() => document.querySelector("main h1").setAttribute("tabindex", "-1"));
  await page.focus("main h1");
  if (await page.locator(".screen").count()) {
    await inScreen(page, pressed(page));
    const state = await page.locator("input[name=r]").inputValue();
    await page.reload();
    await page.waitForSelector(".screen[data-ready] .win");
    must((await page.locator("input[name=r]").inputValue()) === state, "a reload lost what was done in the screen");
    await page.evaluate(() => document.querySelector("main h1").setAttribute("tabindex", "-1"));
    await page.focus("main h1");
  }
  for (let tabs = 0, done = false, moved = false; tabs < 150 && !done; tabs++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => { const e = document.activeElement; return { name: e.name, type: e.type, tag: e.tagName, moves: Boolean(e.closest(".order-moves")), place: e.closest(".order-item") ? [...e.closest("ul").children].indexOf(e.closest(".order-item")) : -1, down: e === e.parentElement.lastElementChild, big: e.matches("form[action$='/reponse'] button.big:not(.second)"), seen: e.matches(":focus-visible") }; });
    if (at.name === "r") must(at.seen, "the focus is not visible");
    if (at.moves) {
      must(at.seen, "the focus on a button of a line is not visible");
      if (at.place === 0 && at.down && !moved) {
        const before = await linesOf(page);
        await page.keyboard.press("Enter");
        const after = await linesOf(page);
        must(after[1] === before[0] && after[0] === before[1], `the button did not move the line: ${after.join(" | ")}`);
        const said = await page.locator("#ordering [aria-live]").innerText();
        must(said.includes(before[0].trim()) && said.includes("2"), `the move was not said: ${said}`);
        must(await page.evaluate(() => Boolean(document.activeElement.closest(".order-moves"))), "the focus was lost by a move");
        moved = true;
      }
    }
    if (at.name === "r" && at.tag === "SELECT") await page.keyboard.press("ArrowDown");
    else if (at.name === "r" && (at.type === "radio" || at.type === "checkbox")) await page.keyboard.press("Space");
    else if (at.name === "r") await page.keyboard.type("12");
    else if (at.big) { await page.keyboard.press("Enter"); done = true; }
  }
}

async function newcomer(number) {
  const context = await browser.newContext({ locale: "fr-FR", timezoneId: "Europe/Paris", reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(`${base}/inscription`);
  for (const [name, value] of Object.entries({ first_name: "Zoé", last_name: `Kervella ${"abcdefghij"[number % 10]}${"abcdefghij"[Math.floor(number / 10)]}`, login: `zoe.kervella${number}${Date.now() % 100000}`, password: "Parchemin2026" })) {
    const field = page.locator(`main [name=${name}]`);
    if (await field.count()) await field.fill(value);
  }
  for (const box of await page.locator("main form input[type=checkbox]").all()) await box.check();
  await page.locator("main form button.btn.big").click();
  await page.waitForLoadState();
  must(!page.url().endsWith("/inscription"), `nobody could sign up: ${await page.innerText("main")}`);
  return page;
}

const met = new Map(WANTED.map((kind) => [kind, 0]));
const missing = () => WANTED.filter((kind) => met.get(kind) < 2);
try {
  for (let number = 0; number < PEOPLE && missing().length; number++) {
    const page = await newcomer(number);
    for (const competence of new Set(missing().flatMap((kind) => MET_IN[kind]))) {
      await page.goto(`${base}/candidat/positionnement/${competence}`);
      const start = page.locator(`main form[action='/candidat/positionnement/${competence}'] button`).first();
      if (await start.count()) { await start.click(); await page.waitForLoadState(); }
      for (let asked = 0; asked < 40; asked++) {
        const kind = await kindOf(page);
        if (!kind) break;
        const times = met.get(kind);
        if (times < 2) {
          if (times === 0 && kind === "order") { await withoutScript(page); await touched(page); }
          if (kind.startsWith("screen")) await page.waitForSelector(".screen[data-ready] .win");
          if (times === 0) await axeEverywhere(page, `question: ${kind}`);
          if (times === 0 && folder) {
            await page.screenshot({ path: `${folder}/${kind}.png`, fullPage: true });
            await page.setViewportSize({ width: 390, height: 844 });
            await page.screenshot({ path: `${folder}/${kind}-390.png`, fullPage: true });
            await page.setViewportSize({ width: 1280, height: 720 });
          }
          const before = await page.locator("input[name=number]").getAttribute("value");
          await (times === 0 ? byMouse(page) : byKeyboard(page));
          // Enter sends the form a moment later: the next page is waited for, and its absence is told below.
          await page.waitForFunction((number) => document.readyState === "complete" && document.querySelector("input[name=number]")?.value !== number, before, { timeout: 15000 }).catch(() => {});
          await page.waitForLoadState();
          const after = (await page.locator("input[name=number]").count()) ? await page.locator("input[name=number]").getAttribute("value") : "the end";
          must(after !== before, `${kind}: the answer ${times === 0 ? "by mouse" : "by keyboard"} was not taken: ${await page.innerText("main")}`);
          console.log(`${kind}: answered ${times === 0 ? "by mouse" : "by keyboard"}`);
          met.set(kind, times + 1);
        } else {
          await passUntil(page, missing());
        }
      }
    }
    await page.context().close();
  }
  must(missing().length === 0, `not met twice among ${PEOPLE} people: ${missing().join(", ")}`);
  console.log("every kind of question: done");
} finally {
  await browser.close();
}
