// Every kind of question in a real browser, as a pupil meets it in placement: answered by mouse, then by keyboard alone, with
// axe on each. node e2e/kinds.mjs BASE [FOLDER]; a folder receives a picture of each kind.
import { axeEverywhere, launch, must } from "./browser.mjs";

const [base, folder] = process.argv.slice(2);
const COMPETENCES = ["1.1", "1.2", "1.3"];
const WANTED = ["choice", "boxes", "text", "number", "fields", "options", "order", "passages"];
const PEOPLE = 12;
const browser = await launch();

/** What the page asks for. */
const kindOf = (page) => page.evaluate(() => {
  const form = document.querySelector("main form[action$='/reponse']");
  if (!form) return null;
  if (form.querySelector(".passages")) return "passages";
  if (form.querySelector(".order-item")) return "order";
  if (form.querySelector(".fields select")) return "options";
  if (form.querySelector(".fields")) return "fields";
  if (form.querySelector("input[type=checkbox][name=r]")) return "boxes";
  if (form.querySelector("input[type=radio][name=r]")) return "choice";
  return form.querySelector("input[name=r][inputmode=decimal]") ? "number" : "text";
});

async function byMouse(page) {
  for (const box of await page.locator("input[name=r][type=radio], input[name=r][type=checkbox]").all()) { await box.click(); break; }
  const selects = await page.locator("select[name=r]").all();
  for (const [place, select] of selects.entries()) await select.selectOption({ index: 1 + (place % ((await select.locator("option").count()) - 1)) });
  for (const field of await page.locator("input[name=r][type=text]").all()) { await field.click(); await field.fill("12"); }
  await page.locator("main form[action$='/reponse'] button.btn.big:not(.second)").click();
}

/** Tab to each field, a key to choose or to type, Enter on the button: nothing else. */
async function byKeyboard(page) {
  await page.evaluate(() => document.querySelector("main h1").setAttribute("tabindex", "-1"));
  await page.focus("main h1");
  for (let tabs = 0, done = false; tabs < 60 && !done; tabs++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => { const e = document.activeElement; return { name: e.name, type: e.type, tag: e.tagName, big: e.matches("form[action$='/reponse'] button.big:not(.second)"), seen: e.matches(":focus-visible") }; });
    if (at.name === "r") must(at.seen, "the focus is not visible");
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
  for (const [name, value] of Object.entries({ first_name: "Zoé", last_name: `Kervella ${"abcdefgh"[number]}`, login: `zoe.kervella${number}${Date.now() % 100000}`, password: "Parchemin2026" })) {
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
    for (const competence of COMPETENCES) {
      await page.goto(`${base}/candidat/positionnement/${competence}`);
      const start = page.locator(`main form[action='/candidat/positionnement/${competence}'] button`).first();
      if (await start.count()) { await start.click(); await page.waitForLoadState(); }
      for (let asked = 0; asked < 40; asked++) {
        const kind = await kindOf(page);
        if (!kind) break;
        const times = met.get(kind);
        if (times < 2) {
          if (times === 0) await axeEverywhere(page, `question: ${kind}`);
          if (times === 0 && folder) {
            await page.screenshot({ path: `${folder}/${kind}.png`, fullPage: true });
            await page.setViewportSize({ width: 390, height: 844 });
            await page.screenshot({ path: `${folder}/${kind}-390.png`, fullPage: true });
            await page.setViewportSize({ width: 1280, height: 720 });
          }
          const before = await page.locator("input[name=number]").getAttribute("value");
          await (times === 0 ? byMouse(page) : byKeyboard(page));
          await page.waitForLoadState();
          const after = (await page.locator("input[name=number]").count()) ? await page.locator("input[name=number]").getAttribute("value") : "the end";
          must(after !== before, `${kind}: the answer ${times === 0 ? "by mouse" : "by keyboard"} was not taken: ${await page.innerText("main")}`);
          console.log(`${kind}: answered ${times === 0 ? "by mouse" : "by keyboard"}`);
          met.set(kind, times + 1);
        } else {
          await page.locator("main button[name=passe]").click();
          await page.waitForLoadState();
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
