// After the exam, in real browsers: node after.mjs BASE CONTENT_FOLDER PARCHEMIN
// A room with a fire alarm, a candidate who cannot go on and a suspicion of fraud: what the invigilator notes, the centre
// completes, one member of the jury decides and another confirms, what is published, consulted, downloaded, verified by a
// stranger and by the program without the server, and withdrawn.
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join as path } from "node:path";
import { axeEverywhere, bank, launch, must, signIn } from "./browser.mjs";
import { answer, join, pass, start } from "./candidate.mjs";

const [base, contentFolder, program] = process.argv.slice(2);
const files = mkdtempSync(path(tmpdir(), "after-"));
const challenges = bank(contentFolder);
const browser = await launch();
const step = (text) => console.log(`— ${text}`);
const contexts = [];
const fresh = async (options = {}) => {
  const context = await browser.newContext({ locale: "fr-FR", timezoneId: "Europe/Paris", acceptDownloads: true, ...options });
  contexts.push(context);
  return context.newPage();
};
const open = async (login, options) => {
  const page = await fresh(options);
  await signIn(page, base, login);
  return page;
};
const words = (page) => page.innerText("main");
const got = async (page, address) => {
  const reply = await page.request.get(address.startsWith("http") ? address : base + address);
  must(reply.ok(), `${address}: ${reply.status()}`);
  return reply;
};
const INES = { first: "Inès", last: "Benali", born: "17/04/2011", login: "ines.benali1704" };
const LINA = { first: "Lina", last: "Aït-Kaci", born: "03/06/2011", login: "lina.aitkaci0306" };
const JULES = { first: "Jules", last: "Arnaud", born: "21/09/2011", login: "jules.arnaud2109" };
const EVERYONE = [INES, LINA, JULES];

/** Fills a form of the jury's decision and sends it. */
async function decide(page, kind, reason) {
  await page.check(`input[name=kind][value=${kind}]`);
  await page.fill("#reason", reason);
  await page.click("main form[action$='/decisions'] button.btn");
  await page.waitForLoadState();
  must(!(await page.locator(".errors").count()), `${kind} was refused: ${await words(page)}`);
}

/** Opens the page of one candidate's test in the jury's room. */
async function fileOf(page, session, person) {
  await page.goto(`${base}/jury/sessions/${session}`);
  await page.locator("table tbody th a", { hasText: person.last }).first().click();
  await page.waitForLoadState();
}

/** Gives a file to the public page and says what it answers. */
async function dropped(page, file) {
  await page.goto(`${base}/verifier`);
  if (!(await page.locator("details:has(form[enctype])[open]").count())) await page.locator("details:has(form[enctype]) > summary").click();
  await page.setInputFiles("input[type=file]", file);
  await page.locator("form[enctype] button").click();
  await page.waitForLoadState();
  return words(page);
}

/** What the program says of a file without the server: its exit status and its words. */
function offline(...args) {
  try {
    return { status: 0, text: execFileSync(program, ["verify", ...args], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }) };
  } catch (refused) {
    return { status: refused.status, text: `${refused.stdout}${refused.stderr}` };
  }
}

try {
  step("a session for three, an alarm in the middle");
  const centre = await open("referente");
  await centre.goto(`${base}/centre/sessions/nouvelle`);
  const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Paris" });
  await centre.fill("#site", "Collège des Tilleuls");
  await centre.fill("#room", "Salle 31");
  await centre.fill("#date", (await centre.getAttribute("#date", "type")) === "date" ? today : today.split("-").reverse().join("/"));
  await centre.fill("#time", "14:00");
  await centre.fill("#invigilators", "Nadia Cissé");
  await centre.click("main form button.btn");
  await centre.waitForURL(/\/centre\/sessions\/[0-9a-z]{13}$/);
  const session = new URL(centre.url()).pathname, id = session.split("/")[3];
  const [number, password, code] = (await centre.locator(".codes code").allInnerTexts()).map((text) => text.replace(/\s/g, ""));
  await centre.goto(`${base}${session}/candidats/etablissement`);
  for (const details of await centre.locator("fieldset details").all()) await details.evaluate((e) => { e.open = true; });
  for (const person of EVERYONE) {
    const [day, month, year] = person.born.split("/");
    await centre.locator("label.tick", { hasText: person.last }).filter({ hasText: `${day}/${month}/${year}` }).first().locator("input").check();
  }
  await centre.click("main form .row button.btn");
  await centre.waitForLoadState();
  const room = await fresh({ viewport: { width: 390, height: 844 } });
  await room.goto(`${base}/surveillant`);
  await room.fill("#numero", number);
  await room.fill("#mot_de_passe", password);
  await room.fill("#nom", "Nadia Cissé");
  await room.click("main form button.btn");
  await room.waitForURL(/\/surveillant\/salle/);
  for (const person of EVERYONE) {
    await room.locator("button.seat", { hasText: person.last }).click();
    await room.locator("button.seat[aria-pressed=true]", { hasText: person.last }).waitFor();
  }
  await room.locator("form[action='/surveillant/salle/ouvrir'] button").first().click();
  await room.waitForLoadState();
  const seats = [];
  for (const person of EVERYONE) {
    const page = await open(person.login, { javaScriptEnabled: false });
    await join(page, base, number, person);
    await start(page, code);
    seats.push(page);
  }
  const [ines, lina, jules] = seats;
  for (const page of seats) for (let n = 0; n < 6; n++) await answer(page, challenges);
  await room.goto(`${base}/surveillant/salle/tous`);
  await room.locator("form[action='/surveillant/salle/pause'] input[name=raison][value=alarm]").check();
  await room.click("form[action='/surveillant/salle/pause'] button");
  await room.waitForLoadState();
  for (const page of seats) {
    await page.reload();
    must((await words(page)).includes("pause"), "a screen does not say that the room stands still");
  }
  await room.goto(`${base}/surveillant/salle`);
  await room.click("form[action='/surveillant/salle/continuer'] button");
  await room.waitForLoadState();
  for (const page of seats) {
    await page.reload();
    must(await page.locator("#exam").count(), "a test does not go on after the alarm");
  }

  step("one is fetched by the family, another is seen with a telephone: what the invigilator does");
  const candidate = async (person) => {
    await room.goto(`${base}/surveillant/salle`);
    await room.locator(".seat", { hasText: person.last }).first().click();
    await room.waitForLoadState();
  };
  const report = async (person, kind, text) => {
    await candidate(person);
    await room.click("a[href$='/incident']");
    await room.check(`input[name=kind][value=${kind}]`);
    await room.fill("#description", text);
    await room.click("main form[data-keep] button.btn");
    await room.waitForLoadState();
    must(!(await room.locator(".errors").count()), `${kind} was not noted: ${await words(room)}`);
  };
  await candidate(JULES);
  await room.click("a[href$='/terminer']");
  await room.check("input[name=raison][value=technical]");
  await room.locator("main form[action$='/terminer'] button").first().click();
  await room.waitForLoadState();
  await report(LINA, "C6", "Un téléphone sous la table, une réponse lue à l’écran, question 5.");
  for (const page of [ines, lina]) {
    while (await page.locator("#exam button[name=passe]").count()) await (page === ines ? answer(page, challenges) : pass(page));
    must((await words(page)).includes("Vous avez presque terminé"), "no end screen");
  }
  await room.goto(`${base}/surveillant/salle/fin`);
  await axeEverywhere(room, "the end of a session with an alarm and a fraud");
  for (const paper of ["seance.pdf", "incidents.pdf"]) writeFileSync(path(files, paper), await (await got(centre, `${session}/${paper}`)).body());
  const minutes = execFileSync("pdftotext", ["-layout", path(files, "seance.pdf"), "-"], { encoding: "utf8" });
  must(/alarme/i.test(minutes), `the minutes do not tell the alarm: ${minutes}`);

  step("the centre completes and sends: everything that was noted is there");
  await centre.goto(`${base}${session}/finaliser`);
  must((await words(centre)).includes("téléphone sous la table"), "the centre does not see the invigilator's report");
  await axeEverywhere(centre, "finalisation of an alarm and a fraud");
  await centre.check("input[name=had-incident]");
  await centre.fill("#remark", "Alarme incendie à 14 h 20, évacuation de huit minutes, reprise normale.");
  for (const box of await centre.locator("input[name=seen]").all()) await box.check();
  if (await centre.locator("#unseen-confirmed").count()) await centre.check("#unseen-confirmed");
  await centre.click("button[value=finalise]");
  await centre.waitForLoadState();
  must(!(await centre.locator(".errors").count()), `not finalised: ${await words(centre)}`);

  step("the jury: one proposes the rejection, may not confirm it alone, another confirms");
  const yann = await open("yann.jury"), president = await open("presidente.jury");
  await yann.goto(`${base}/jury/sessions/${id}`);
  await yann.locator("form[action$='/prendre'] button").click();
  await yann.waitForLoadState();
  must((await words(yann)).includes("Alarme incendie"), "the jury does not read the centre's remark");
  await fileOf(yann, id, LINA);
  await axeEverywhere(yann, "the file of a fraud");
  await decide(yann, "reject_for_fraud", "Téléphone vu par la surveillante, réponse lue à l’écran.");
  must(!(await yann.locator("form[action$='/confirmer'] button").count()), "one person may reject alone");
  await yann.goto(`${base}/jury/sessions/${id}/publication`);
  must(!(await yann.locator("main form[action$='/publication'] button").count()), "published while a rejection waits for a second person");
  await fileOf(president, id, LINA);
  await president.locator("form[action$='/confirmer'] button").first().click();
  await president.waitForLoadState();
  await axeEverywhere(president, "a confirmed rejection");
  await fileOf(president, id, JULES);
  must((await president.locator("section[aria-labelledby=why] li").count()) > 0, "the score is not explained");

  step("published, with what was left out told");
  await president.goto(`${base}/jury/sessions/${id}`);
  if (await president.locator("form[action$='/prendre'] button").count()) {
    await president.locator("form[action$='/prendre'] button").first().click();
    await president.waitForLoadState();
  }
  await president.goto(`${base}/jury/publications`);
  await axeEverywhere(president, "several sessions at once");
  const mine = president.locator(`input[name=session][value="${id}"]`);
  if (await mine.count()) {
    for (const box of await president.locator("input[name=session]").all()) await box.setChecked((await box.getAttribute("value")) === id);
    await Promise.all([president.waitForEvent("load"), president.click("main form[action='/jury/publications'] button.btn")]);
  } else {
    // A remark of the centre is read before it is published: the session's own page asks for that.
    await president.goto(`${base}/jury/sessions/${id}/publication`);
    await president.locator("input[name=remarque]").check();
    await Promise.all([president.waitForURL(`${base}/jury/sessions/${id}`), president.locator("main form[action$='/publication'] button").last().click()]);
  }
  must(!(await president.locator(".errors").count()), `not published: ${await words(president)}`);

  step("each of the three consults what concerns them, and nothing else");
  const result = async (person) => {
    const page = await open(person.login);
    await page.goto(`${base}/candidat/certifications`);
    await page.locator("main a[href*='/candidat/certifications/']").first().click();
    await page.waitForLoadState();
    await axeEverywhere(page, `the result of ${person.first}`);
    return page;
  };
  const rejected = await result(LINA);
  must(!(await rejected.locator("a[href$='certificat.pdf']").count()), "a rejected test gives a certificate");
  must((await words(rejected)).includes("Téléphone vu"), "a rejection comes without its reason");
  must(!(await rejected.locator("a[href*='/verifier/']").count()), "a rejected test has a public page");
  await result(JULES);
  const happy = await result(INES);
  const address = new URL(happy.url()).pathname;
  const pdf = path(files, "certificat.pdf");
  writeFileSync(pdf, await (await got(happy, `${address}/certificat.pdf`)).body());
  await centre.goto(`${base}${session}/resultats`);
  await axeEverywhere(centre, "results of the session");
  must((await (await got(centre, `${session}/resultats/liste.csv`)).text()).includes("Benali"), "the list of results lacks a candidate");
  await centre.goto(`${base}${session}/journal`);
  await axeEverywhere(centre, "the journal of the session");

  step("a stranger verifies: by the code, by the file, by the badge; a forgery is refused");
  const proof = await happy.locator("a[href*='/verifier/']").first().getAttribute("href");
  const anyone = await fresh({ viewport: { width: 390, height: 844 } });
  await anyone.goto(proof.startsWith("http") ? proof : base + proof);
  must((await words(anyone)).includes("Benali"), "the certificate is not found by its code");
  const shown = new URL(anyone.url()).pathname;
  const badge = path(files, "badge.jwt"), signed = path(files, "certificat.json"), keys = path(files, "jwks.json"), forged = path(files, "forged.json");
  writeFileSync(badge, await (await got(happy, `${address}/badge.jwt`)).body());
  const file = await (await got(anyone, `${shown}/certificat.json`)).text();
  writeFileSync(signed, file);
  writeFileSync(forged, file.replace("Benali", "Benoli"));
  writeFileSync(keys, await (await got(anyone, "/.well-known/jwks.json")).body());
  for (const one of [pdf, badge, signed]) must((await dropped(anyone, one)).includes("Benali"), `${one} is not recognised`);
  await axeEverywhere(anyone, "a file verified");
  must((await anyone.locator("main [data-s=bad]").count()) === 0, "the right file is called wrong");
  await dropped(anyone, forged);
  must(await anyone.locator("main [data-s=bad], main .errors").count(), "an edited file is taken for true");
  for (const one of [pdf, badge, signed]) {
    const said = offline(one, "--keys", keys);
    must(said.status === 0, `without the server, ${one}: ${said.status} ${said.text}`);
  }
  must(offline(forged, "--keys", keys).status !== 0, "without the server, a forgery passes");

  step("withdrawn by two people: the page of the code says so to everyone");
  await president.goto(`${base}/jury/sessions/${id}/retrait`);
  await president.fill("#reason", "Publiée avant la fin d’une enquête du centre.");
  await president.click("main form[action$='/retrait'] button.btn");
  await president.waitForLoadState();
  must(!(await president.locator("form[action$='/retrait/confirmer']").count()), "one person may withdraw alone");
  // The demonstration has one president: the administrator names another.
  const admin = await open("admin");
  await admin.goto(`${base}/plateforme/comptes`);
  await admin.locator("main a", { hasText: "Carvalho" }).first().click();
  await admin.locator("form:has(input[name=role][value=jury_president]) button").click();
  await admin.waitForLoadState();
  const second = await open("ines.jury");
  await second.goto(`${base}/jury/sessions/${id}/retrait`);
  await axeEverywhere(second, "a withdrawal to confirm");
  await second.locator("form[action$='/retrait/confirmer'] button").click();
  await second.waitForLoadState();
  await anyone.goto(base + shown);
  must(await anyone.locator("main [data-s=bad]").count(), "a withdrawn certificate still looks valid");
  await axeEverywhere(anyone, "a withdrawn certificate");
  must(/révoqué/.test(await dropped(anyone, pdf)), "the file of a withdrawn certificate is taken for valid");
  console.log("after the exam: done");
} catch (trouble) {
  for (const page of contexts.flatMap((context) => context.pages())) {
    console.error(`  at ${page.url()}: ${(await page.innerText("main").catch(() => "")).slice(0, 300).replace(/\s+/g, " ")}`);
  }
  throw trouble;
} finally {
  await browser.close();
}
