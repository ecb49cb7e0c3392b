// One room with four candidates and two invigilators, in as many browsers: node day.mjs BASE CONTENT_FOLDER
// A normal end, a cut network, a changed device, two tabs, a call, a pause, minutes, extra time, an early end and its
// undoing, no script, the keyboard alone.
import { axe, axeEverywhere, bank, launch, must, signIn } from "./browser.mjs";
import { advance, answer, guess, join, pass, plain, position, serving, start } from "./candidate.mjs";

const [base, contentFolder] = process.argv.slice(2);
const challenges = bank(contentFolder);
const browser = await launch();
const step = (text) => console.log(`— ${text}`);
const contexts = [];
const fresh = async (options = {}) => {
  const context = await browser.newContext({ locale: "fr-FR", timezoneId: "Europe/Paris", acceptDownloads: true, ...options });
  contexts.push(context);
  return context.newPage();
};
const LEO = { first: "Léo", last: "Abadie", born: "14/02/2011", login: "leo.abadie1402" };
const LINA = { first: "Lina", last: "Aït-Kaci", born: "03/06/2011", login: "lina.aitkaci0306" };
const JULES = { first: "Jules", last: "Arnaud", born: "21/09/2011", login: "jules.arnaud2109" };
const INES = { first: "Inès", last: "Benali", born: "17/04/2011", login: "ines.benali1704" };
const EVERYONE = [LEO, LINA, JULES, INES];

/** Waits until the words of a page say something: it moves on by itself. */
const says = (page, words, where = "main") =>
  page.waitForFunction(([selector, text]) => document.querySelector(selector)?.innerText.includes(text), [where, words], { timeout: 45000 });
/** The question is there again, by itself. */
const goesOn = async (page) => {
  await page.locator("main[data-still]").waitFor({ state: "detached", timeout: 45000 });
  await page.locator(".statement").waitFor({ timeout: 45000 });
};
const open = async (person, options) => {
  const page = await fresh(options);
  await signIn(page, base, person.login);
  return page;
};

try {
  step("the référent prepares a session for four, one of them with extra time");
  const centre = await fresh();
  await signIn(centre, base, "referente");
  await centre.goto(`${base}/centre/sessions/nouvelle`);
  const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Paris" });
  await centre.fill("#site", "Collège des Tilleuls");
  await centre.fill("#room", "Salle 21");
  await centre.fill("#date", (await centre.getAttribute("#date", "type")) === "date" ? today : today.split("-").reverse().join("/"));
  await centre.fill("#time", "10:00");
  await centre.fill("#invigilators", "Nadia Cissé, Marc Roux");
  await centre.click("main form button.btn");
  await centre.waitForURL(/\/centre\/sessions\/[0-9a-z]{13}$/);
  const session = new URL(centre.url()).pathname;
  const [number, password, code] = (await centre.locator(".codes code").allInnerTexts()).map((text) => text.replace(/\s/g, ""));
  await centre.goto(`${base}${session}/candidats/etablissement`);
  for (const details of await centre.locator("fieldset details").all()) await details.evaluate((e) => { e.open = true; });
  for (const person of EVERYONE) {
    const [day, month, year] = person.born.split("/");
    await centre.locator("label.tick", { hasText: person.last }).filter({ hasText: `${day}/${month}/${year}` }).first().locator("input").check();
  }
  await centre.click("main form .row button.btn");
  await centre.goto(`${base}${session}`);
  must((await centre.locator("table tbody tr").count()) === 4, "four candidates are not on the list");
  await centre.locator("table tbody tr", { hasText: INES.last }).locator("a").first().click();
  await centre.waitForLoadState();
  await centre.fill("#extra_time", "33");
  await centre.locator("main form button.btn:not(.bad):not(.quiet)").first().click();
  await centre.waitForLoadState();

  step("two invigilators enter, on a telephone and on a computer");
  const enter = async (name, options) => {
    const page = await fresh(options);
    await page.goto(`${base}/surveillant`);
    await page.fill("#numero", number);
    await page.fill("#mot_de_passe", password);
    await page.fill("#nom", name);
    await page.click("main form button.btn");
    await page.waitForURL(/\/surveillant\/salle/);
    return page;
  };
  const nadia = await enter("Nadia Cissé", { viewport: { width: 360, height: 780 } });
  const marc = await enter("Marc Roux", { viewport: { width: 1280, height: 800 } });

  step("four candidates join: one by the keyboard alone, one without script");
  const leo = await open(LEO);
  const lina = await open(LINA, { javaScriptEnabled: false });
  const jules = await open(JULES);
  const ines = await open(INES);
  for (const [page, person] of [[leo, LEO], [lina, LINA], [jules, JULES], [ines, INES]]) await join(page, base, number, person);
  await axeEverywhere(leo, "waiting room");
  // Whoever waits sees by themselves that they are present and that the room is open.
  for (const person of EVERYONE) {
    await nadia.locator("button.seat", { hasText: person.last }).click();
    await nadia.locator("button.seat[aria-pressed=true]", { hasText: person.last }).waitFor();
  }
  await nadia.locator("form[action='/surveillant/salle/ouvrir'] button").first().click();
  await nadia.waitForLoadState();
  for (const page of [leo, jules, ines]) await page.locator("#code").waitFor({ timeout: 45000 });
  await lina.reload();
  for (const page of [leo, lina, jules]) await start(page, code);
  // Inès uses no mouse.
  const press = async (page, selector) => { await page.focus(selector); await page.keyboard.press(selector.includes("checkbox") || selector.includes("#read") ? "Space" : "Enter"); };
  await ines.focus("#code");
  await ines.keyboard.type(code);
  await press(ines, "#read");
  await press(ines, "form.key button.btn");
  await ines.waitForURL(/\/candidat\/test\//);
  const [longer] = (await ines.innerText("#ends")).match(/\d+ h \d+/) || [];
  const [usual] = (await leo.innerText("#ends")).match(/\d+ h \d+/) || [];
  const minutes = (text) => text.split(" h ").map(Number).reduce((sum, part) => 60 * sum + part, 0);
  must((minutes(longer) - minutes(usual) + 1440) % 1440 >= 33, `extra time: ${longer} after ${usual}`);
  await axeEverywhere(ines, "question with extra time");

  step("a cut network: what is typed stays, is said to be unsaved, and goes by itself");
  await answer(leo, challenges);
  const before = await serving(leo);
  await leo.context().setOffline(true);
  await leo.locator("input[name=r], textarea[name=r], select[name=r]").first().waitFor();
  await leo.evaluate(() => { document.querySelector("#exam").noValidate = true; });
  await leo.click("#exam button[name=passe]");
  await says(leo, "réseau", "#net, main");
  must((await serving(leo)) === before, "the page went away with the network");
  await axe(leo, "question without network");
  await leo.context().setOffline(false);
  await leo.locator("input[name=passe][value=oui]").waitFor({ state: "attached", timeout: 45000 });
  await leo.click("main form button.btn.big");
  await leo.locator(`input[name=serving][value="${before}"]`).waitFor({ state: "detached" });

  step("what stays from question to question: reading aids, the way past the header, the words of the script");
  await plain(leo);
  await leo.click("#aids summary");
  await advance(leo, () => guess(leo));
  must((await leo.locator("#aids[open]").count()) === 1, "the reading aids were closed by the next question");
  must((await leo.locator("body > a.skip").count()) === 1, "no way past the header");
  await leo.selectOption("#aids select[name=spacing]", "wide");
  must((await leo.getAttribute("html", "data-spacing")) === "wide", "the reading aids do nothing on the next question");
  await leo.selectOption("#aids select[name=spacing]", "system");
  await axe(leo, "question with what was held");

  step("signed out in between: the answer stays in the page, is said to be unsaved, and goes once its browser is known again");
  await plain(leo);
  const unsaved = await serving(leo);
  const cookies = await leo.context().cookies();
  await leo.context().clearCookies();
  await guess(leo);
  await says(leo, "plus connecté", "#net");
  must((await serving(leo)) === unsaved, "the page of the answer is gone");
  await leo.context().addCookies(cookies);
  await leo.locator(`input[name=serving][value="${unsaved}"]`).waitFor({ state: "detached", timeout: 45000 });

  step("two tabs: the second sees the same question, and what is sent twice counts once");
  const second = await jules.context().newPage();
  await second.goto(jules.url());
  must((await serving(second)) === (await serving(jules)), "two tabs show two questions");
  const asked = await position(jules);
  await pass(jules);
  await pass(second).catch(() => {});
  await second.goto(jules.url());
  must((await position(second)) === asked + 1, "one question was passed twice");
  await second.close();

  step("a call: the time stands still, the invigilator is told, another question takes the place");
  const broken = await serving(leo);
  const place = await position(leo);
  await leo.click("#exam button[value=appel]");
  await leo.locator("input[name=quoi]").first().waitFor();
  await leo.click("main form button.btn.big");
  await leo.locator(".errors").waitFor();
  await axeEverywhere(leo, "call with a fault");
  await leo.locator("input[name=quoi][value=E3]").check();
  await leo.fill("#mots", "Le fichier ne s’ouvre pas.");
  await leo.click("main form button.btn.big");
  await says(leo, "surveillant");
  await axeEverywhere(leo, "call open");
  await marc.locator("a[href$='/appel']").first().waitFor({ timeout: 45000 });
  await axeEverywhere(marc, "board with a call");
  await marc.locator("a[href$='/appel']").first().click();
  await axeEverywhere(marc, "settling a call");
  await marc.locator("input[name=choix][value=remplacer]").check();
  await marc.locator("input[name=kind][value=E3]").check();
  await marc.click("main form button.btn:not(.second)");
  await marc.waitForLoadState();
  await goesOn(leo);
  must((await serving(leo)) !== broken && (await position(leo)) === place, "the question was not replaced in its place");
  await answer(leo, challenges);

  step("a pause of the whole room: everyone stands still and keeps the time");
  const ends = await jules.innerText("#ends");
  await nadia.goto(`${base}/surveillant/salle/tous`);
  await axeEverywhere(nadia, "everyone at once");
  await nadia.locator("form[action='/surveillant/salle/pause'] input[name=raison]").first().check();
  await nadia.click("form[action='/surveillant/salle/pause'] button");
  await nadia.waitForLoadState();
  for (const page of [leo, jules, ines]) await says(page, "pause");
  await lina.reload();
  must((await lina.innerText("main")).includes("pause"), "without script the page does not say the pause");
  await axeEverywhere(ines, "paused");
  await nadia.goto(`${base}/surveillant/salle`);
  await axeEverywhere(nadia, "board of a paused room");
  await nadia.click("form[action='/surveillant/salle/continuer'] button");
  for (const page of [leo, jules, ines]) await goesOn(page);
  must((await jules.innerText("#ends")) >= ends, "the pause took time");

  step("minutes for one, with a reason");
  await marc.goto(`${base}/surveillant/salle`);
  await marc.locator(".seat", { hasText: JULES.last }).first().click();
  await marc.locator("details", { has: marc.locator("#minutes") }).locator("summary").click();
  await marc.fill("#minutes", "10");
  await marc.fill("#motif", "Le poste a redémarré.");
  await marc.locator("form[action$='/minutes'] button").click();
  await marc.waitForLoadState();
  await jules.reload();
  must((await jules.innerText("#ends")) > ends, "the minutes did not reach the candidate");

  step("an early end by mistake, undone");
  await marc.goto(`${base}/surveillant/salle`);
  await marc.locator(".seat", { hasText: LINA.last }).first().click();
  await marc.click("a[href$='/terminer']");
  await axeEverywhere(marc, "ending a test");
  await marc.locator("main form[action$='/terminer'] button").first().click();
  await marc.waitForLoadState();
  await lina.reload();
  must((await lina.innerText("main")).includes("Vous avez presque terminé"), "the candidate does not see the end");
  await marc.goto(`${base}/surveillant/salle`);
  await marc.locator(".seat", { hasText: LINA.last }).first().click();
  await marc.locator("details", { has: marc.locator("form[action$='/retablir']") }).locator("summary").click();
  await marc.locator("form[action$='/retablir'] input[name=motif]").fill("Mauvais candidat.");
  await marc.locator("form[action$='/retablir'] button").click();
  await marc.waitForLoadState();
  await lina.reload();
  must(await lina.locator("#exam").count(), "the test does not go on");

  step("another device: the older one is told, the newer one writes, at the same question");
  const resumed = await position(ines), atTest = ines.url();
  const phone = await open(INES, { viewport: { width: 390, height: 844 } });
  await phone.goto(atTest);
  await axeEverywhere(phone, "the test is elsewhere");
  await phone.click("main a.btn");
  await phone.click("form[action$='/reprendre'] button");
  await nadia.goto(`${base}/surveillant/salle`);
  await nadia.locator("form[action$='/reprise'] button.btn.fine:not(.second)").first().click();
  await phone.locator("#code").waitFor({ timeout: 45000 });
  await phone.fill("#code", code);
  await phone.click("form.key button");
  await phone.waitForURL(atTest);
  must((await position(phone)) === resumed, "not at the same question");
  await says(ines, "autre");
  must(!(await ines.locator("#exam button[type=submit].big").count()), "the older device may still answer");

  step("everyone to the end: by keyboard, without script, on the telephone");
  for (const page of [leo, lina, jules, phone]) {
    while (await page.locator("#exam button[name=passe]").count()) await (page === leo ? answer(page, challenges) : pass(page));
    must((await page.innerText("main")).includes("Vous avez presque terminé"), "no end screen");
  }
  await axeEverywhere(phone, "end screen on a telephone");
  await nadia.goto(`${base}/surveillant/salle`);
  for (let left = 4; left > 0; left--) {
    const button = nadia.locator("form[action$='/ecran-vu'] button").first();
    const id = await button.getAttribute("id");
    await button.click();
    await nadia.locator(`#${id}`).waitFor({ state: "detached" });
  }
  await says(leo, "C’est terminé");
  await nadia.goto(`${base}/surveillant/salle/fin`);
  await axeEverywhere(nadia, "the end of the session");
  await nadia.goto(`${base}/surveillant/salle/notes`);
  await axeEverywhere(nadia, "what was noted");
  console.log("a day with four candidates and two invigilators: done");
} catch (trouble) {
  for (const page of contexts.flatMap((context) => context.pages())) {
    console.error(`  at ${page.url()}: ${(await page.innerText("main").catch(() => "")).slice(0, 200).replace(/\s+/g, " ")}`);
  }
  throw trouble;
} finally {
  await browser.close();
}
