// The seven steps of an exam day with real clicks: node journey.mjs BASE CONTENT_FOLDER SCRIPT(on|off)
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { answerRightly, axeEverywhere, bank, launch, must, signIn } from "./browser.mjs";
import { lostPart, signedOut } from "./hindered.mjs";

const [base, contentFolder, script] = process.argv.slice(2);
const javaScriptEnabled = script !== "off";
const files = mkdtempSync(join(tmpdir(), "journey-"));
const challenges = bank(contentFolder);
const browser = await launch();
// axe needs script: where the journey runs without, pages are judged in the other run.
const judge = (page, name) => (javaScriptEnabled ? axeEverywhere(page, name) : Promise.resolve());
const fresh = (options = {}) => browser.newContext({ javaScriptEnabled, locale: "fr-FR", timezoneId: "Europe/Paris", acceptDownloads: true, ...options });
const step = (text) => console.log(`— ${text}`);
const bytes = async (page, url) => {
  const answer = await page.request.get(url.startsWith("http") ? url : base + url);
  must(answer.ok(), `${url}: ${answer.status()}`);
  return answer.body();
};

// Two pupils of the demonstration; the others on the list are invented, one with a very long name.
const ADA = { first: "Inès", last: "Benali", born: "17/04/2011", login: "ines.benali1704" };
const LEO = { first: "Léo", last: "Abadie", born: "14/02/2011", login: "leo.abadie1402" };
const HEADERS = ["", "* Nom de naissance", "* Prénom", "* Date de naissance (format : jj/mm/aaaa)", "* Sexe (M ou F)", "Code Insee", "Code postal", "Nom de la commune", "Pays", "E-mail du destinataire des résultats (formateur, enseignant…)", "E-mail de convocation", "Identifiant local", "Temps majoré ?"];
const rows = [ADA, LEO].map((p) => [p.last, p.first, p.born, "", "75056", "", "", "France"]);
for (let n = 3; n <= 30; n++) {
  const last = n === 17 ? "De La Roche-Saint-André de Montmorency-Beaumont-Villeneuve" : `Élève-${String(n).padStart(2, "0")}`;
  rows.push([last, `Prénom${n}`, `${String((n % 27) + 1).padStart(2, "0")}/03/2011`, n % 2 ? "F" : "M", "", "69001", "Lyon", "France"]);
}

/** A list as LibreOffice writes it. */
function sheet(name, lines) {
  const cell = (text) => `"${String(text ?? "").replaceAll('"', '""')}"`;
  const csv = [HEADERS, ...lines.map((l, n) => [n + 1, ...l])].map((l) => HEADERS.map((_, c) => cell(l[c])).join(",")).join("\n");
  writeFileSync(join(files, `${name}.csv`), csv);
  // 44,34,76: comma, quote, UTF-8; every column as text.
  const format = `CSV:44,34,76,1,${HEADERS.map((_, c) => `${c + 1}/2`).join("/")}`;
  execFileSync("soffice", ["--headless", "--infilter=" + format, "--convert-to", "ods", "--outdir", files, join(files, `${name}.csv`)], { stdio: "ignore", env: { ...process.env, HOME: files } });
  return join(files, `${name}.ods`);
}

/** Clicks a button of the board and waits until the board no longer asks for it. */
async function done(page, selector) {
  const id = await page.locator(selector).first().getAttribute("id");
  await page.locator(`#${id}`).click();
  await page.locator(`#${id}`).waitFor({ state: "detached" });
}

try {
  step("1. the référent creates a session");
  const centre = await (await fresh()).newPage();
  await signIn(centre, base, "referente");
  await centre.goto(`${base}/centre/sessions/nouvelle`);
  await centre.click("main form button.btn");
  must(await centre.locator(".errors").count(), "an empty form was accepted");
  await judge(centre, "session form with faults");
  const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Paris" });
  await centre.fill("#site", "Collège des Tilleuls");
  await centre.fill("#room", "Salle 12");
  await centre.fill("#date", (await centre.getAttribute("#date", "type")) === "date" ? today : today.split("-").reverse().join("/"));
  await centre.fill("#time", "09:00");
  await centre.fill("#invigilators", "Nadia Cissé");
  await centre.click("main form button.btn");
  await centre.waitForURL(/\/centre\/sessions\/[0-9a-z]{13}/);
  const session = new URL(centre.url()).pathname.split("/").slice(0, 4).join("/");
  const id = session.split("/")[3];
  const codes = await centre.locator(".codes code").allInnerTexts();
  const [number, password, access] = codes.map((c) => c.replace(/\s/g, ""));
  must(/^\d{7}$/.test(number) && /^C-/.test(password) && /^[A-Z]{4}\d{2}$/.test(access), `codes: ${codes}`);

  step("2. a list from LibreOffice: refused as a whole, then taken");
  must((await bytes(centre, `${session}/candidats/liste.ods`)).subarray(0, 2).toString() === "PK", "the template is no .ods");
  const wrong = rows.map((r) => [...r]);
  wrong[2][2] = "31/02/2011";
  wrong[2][3] = "X";
  wrong[4][1] = "";
  await centre.goto(`${base}${session}/candidats/importer`);
  await centre.setInputFiles("input[type=file]", sheet("wrong", wrong));
  await centre.click("aside form button.btn");
  const told = await centre.innerText("main");
  must(told.includes("D4") && told.includes("31/02/2011") && told.includes("C6"), `faults are not told by cell: ${told}`);
  await judge(centre, "import refused");
  await centre.goto(`${base}${session}/candidats/importer`);
  writeFileSync(join(files, "renamed.ods"), "%PDF-1.7 not a spreadsheet");
  await centre.setInputFiles("input[type=file]", join(files, "renamed.ods"));
  await centre.click("aside form button.btn");
  must(await centre.locator(".errors").count(), "a renamed PDF was accepted");
  await centre.goto(`${base}${session}/candidats/importer`);
  await centre.setInputFiles("input[type=file]", sheet("right", rows));
  await centre.click("aside form button.btn");
  await centre.goto(`${base}${session}`);
  must((await centre.locator("table tbody tr").count()) === 30, "30 candidates are not on the list");
  await judge(centre, "session with 30 candidates");
  for (const paper of ["emargement.pdf", "incidents.pdf", "kit.pdf"]) {
    must((await bytes(centre, `${session}/${paper}`)).subarray(0, 5).toString() === "%PDF-", `${paper} is no PDF`);
  }

  step("3. the invigilator enters from a phone and calls the roll");
  const room = await (await fresh({ viewport: { width: 390, height: 844 } })).newPage();
  await room.goto(`${base}/surveillant`);
  await room.fill("#numero", number);
  await room.fill("#mot_de_passe", "ZZZZZ");
  await room.fill("#nom", "Nadia Cissé");
  await room.click("main form button.btn");
  must(await room.locator(".errors").count(), "a wrong password was accepted");
  await room.fill("#mot_de_passe", password);
  await room.fill("#nom", "Nadia Cissé");
  await room.click("main form button.btn");
  await room.waitForURL(/\/surveillant\/salle/);
  for (const person of [ADA, LEO]) {
    await room.locator("button.seat", { hasText: person.last }).click();
    await room.locator("button.seat[aria-pressed=true]", { hasText: person.last }).waitFor();
  }
  await judge(room, "roll call of 30 at 390 px");
  await room.locator("form[action='/surveillant/salle/ouvrir'] button").first().click();
  await room.waitForLoadState();

  step("4. the candidates join, start, answer, pass, come back elsewhere");
  const open = async (person, options) => {
    const page = await (await fresh(options)).newPage();
    await signIn(page, base, person.login);
    return page;
  };
  const join_ = async (page, person, born = person.born) => {
    await page.goto(`${base}/candidat/certification`);
    await page.fill("#number", number);
    await page.fill("#first_name", person.first);
    await page.fill("#last_name", person.last);
    await page.fill("#birth_date", born);
    await page.click("main form[action='/candidat/certification'] button");
  };
  let ada = await open(ADA);
  await join_(ada, ADA, "18/04/2011");
  must((await ada.innerText("main")).includes("autre date de naissance"), "the refusal does not say which thing differs");
  await judge(ada, "joining refused");
  await join_(ada, ADA);
  await ada.waitForURL(/\/candidat\/certification\/[0-9a-z]{13}/);
  await ada.check("#read");
  await ada.fill("#code", "BBBB22");
  await ada.click("form.key button");
  must(await ada.locator(".errors").count(), "a wrong code was accepted");
  await judge(ada, "waiting room, wrong code");
  await ada.fill("#code", access.toLowerCase());
  await ada.click("form.key button");
  await ada.waitForURL(/\/candidat\/test\//);
  const test = ada.url();
  const position = async (page) => Number((await page.locator(".exam-top strong").first().innerText()).match(/\d+/)[0]);
  const advance = async (page, act) => {
    const before = await page.locator("input[name=serving]").first().getAttribute("value");
    await act();
    await page.locator(`input[name=serving][value="${before}"]`).waitFor({ state: "detached" });
    await page.waitForLoadState();
  };
  await judge(ada, "question");
  await ada.click("#exam button.btn.big");
  await ada.locator(".errors").waitFor();
  await judge(ada, "question with a refusal");
  const answer = async (page) => {
    const known = await answerRightly(page, challenges);
    if (known) await advance(page, () => page.click("#exam button.btn.big"));
    else await pass(page);
  };
  const pass = async (page) => {
    const before = await page.locator("input[name=serving]").first().getAttribute("value");
    await page.click("#exam button[name=passe]");
    await page.locator("input[name=passe][value=oui]").waitFor({ state: "attached" });
    await page.click("main form button.btn.big");
    await page.locator(`input[name=serving][value="${before}"]`).waitFor({ state: "detached" });
    await page.waitForLoadState();
  };
  await answer(ada);
  must(/Réponse n° 1 enregistrée à \d\d:\d\d:\d\d/.test(await ada.innerText("main")), "no receipt");
  await pass(ada);
  must((await position(ada)) === 3, `question ${await position(ada)} waits after two`);
  if (javaScriptEnabled) for (const hindered of [signedOut, lostPart]) await hindered(ada, challenges, pass);
  const waiting = await position(ada);
  await ada.reload();
  must((await position(ada)) === waiting, "reloading changed the question");
  await ada.context().close();
  ada = await open(ADA, { viewport: { width: 390, height: 844 } });
  await ada.goto(test);
  must((await ada.innerText("main")).includes("autre poste"), "another device may answer without permission");
  await ada.click("main a.btn");
  await ada.click("form[action$='/reprendre'] button");
  await room.goto(`${base}/surveillant/salle`);
  await judge(room, "board with a call");
  await done(room, "form[action$='/reprise'] button.btn.fine:not(.second)");
  await ada.goto(`${base}/candidat/certification/${id}`);
  await ada.fill("#code", access);
  await ada.click("form.key button");
  await ada.waitForURL(test);
  must((await position(ada)) === waiting, "the test did not resume at the same question");
  while (await ada.locator("#exam").count()) await answer(ada);
  must((await ada.innerText("main")).includes("Vous avez presque terminé"), "no end screen");
  await judge(ada, "end screen");
  await ada.check("input[name=vu]");
  await ada.click("main form.key button");
  await ada.waitForLoadState();
  must((await ada.innerText("main")).includes("C’est terminé"), "the tick was not kept");

  let leo = await open(LEO);
  await join_(leo, LEO);
  await leo.check("#read");
  await leo.fill("#code", access);
  await leo.click("form.key button");
  await leo.waitForURL(/\/candidat\/test\//);
  const leosTest = leo.url();
  for (let n = 0; await leo.locator("#exam").count(); n++) await (n < 4 ? answer(leo) : pass(leo));
  await leo.context().close();
  leo = await open(LEO);
  await leo.goto(leosTest);
  must((await leo.innerText("main")).includes("Vous avez presque terminé"), "who left does not land on the end screen again");
  await room.goto(`${base}/surveillant/salle`);
  await done(room, "form[action$='/ecran-vu'] button");
  await leo.goto(leosTest);
  must((await leo.innerText("main")).includes("C’est terminé"), "the invigilator's tick was not kept");

  step("5. the référent finalises");
  await centre.goto(`${base}${session}/finaliser`);
  await centre.selectOption("#incident-candidate", { index: 1 });
  await centre.selectOption("#incident-kind", "E1");
  await centre.click("button[value=add]");
  must(await centre.locator(".errors").count(), "an incident about a question was filed without its number");
  await judge(centre, "finalisation with faults");
  await centre.fill("#incident-question", "1");
  await centre.fill("#incident-description", "L’image de la question ne s’affichait pas.");
  await centre.click("button[value=add]");
  await centre.waitForLoadState();
  if (await centre.locator("#unseen-confirmed").count()) await centre.check("#unseen-confirmed");
  await centre.click("button[value=finalise]");
  await centre.waitForLoadState();
  must(!(await centre.locator(".errors").count()), `not finalised: ${await centre.innerText("main")}`);

  step("6. the jury reads, decides and publishes");
  const jury = await (await fresh()).newPage();
  await signIn(jury, base, "presidente.jury");
  await jury.goto(`${base}/jury`);
  await judge(jury, "jury's inbox");
  await jury.goto(`${base}/jury/sessions/${id}`);
  await jury.locator("form[action$='/prendre'] button").click();
  await jury.waitForLoadState();
  await judge(jury, "session before the jury");
  await jury.locator("table tbody th a").first().click();
  await jury.waitForLoadState();
  await judge(jury, "an attempt's file");
  await jury.goto(`${base}/jury/sessions/${id}/publication`);
  const remark = jury.locator("main form input[type=checkbox]");
  if (await remark.count()) await remark.first().check();
  // A publication takes its time: it is done when the session's page comes.
  await Promise.all([jury.waitForURL(`${base}/jury/sessions/${id}`), jury.locator("main form[action$='/publication'] button").last().click()]);

  step("7. the candidate has the certificate, anyone checks it");
  await ada.goto(`${base}/candidat/certifications`);
  await judge(ada, "my certifications");
  const result = await ada.locator(`a[href*="/candidat/certifications/"]`).first().getAttribute("href");
  await ada.goto(base + result);
  await judge(ada, "result");
  const pdf = await bytes(ada, `${result}/certificat.pdf`);
  must(pdf.subarray(0, 5).toString() === "%PDF-", "the certificate is no PDF");
  const verify = await ada.locator(`a[href*="/verifier/"]`).first().getAttribute("href");
  const anyone = await (await fresh({ colorScheme: "dark" })).newPage();
  await anyone.goto(verify.startsWith("http") ? verify : base + verify);
  must((await anyone.innerText("main")).includes("Benali"), "the certificate is not found by its code");
  await judge(anyone, "verification, dark");
  const signed = (await bytes(anyone, `${new URL(anyone.url()).pathname}/certificat.json`)).toString();
  writeFileSync(join(files, "certificat.json"), signed);
  writeFileSync(join(files, "forged.json"), signed.replace("Benali", "Benoli"));
  for (const [file, right] of [["certificat.json", true], ["forged.json", false]]) {
    await anyone.goto(`${base}/verifier`);
    if (!(await anyone.locator("details:has(form[enctype])[open]").count())) await anyone.locator("details:has(form[enctype]) > summary").click();
    await anyone.setInputFiles("input[type=file]", join(files, file));
    await anyone.locator("form[enctype] button").click();
    await anyone.waitForLoadState();
    must((await anyone.locator("main [data-s=bad]").count() === 0) === right, `${file}: ${await anyone.innerText("main")}`);
  }

  step("8. an author tries a question, reports it and retires it");
  const samira = await (await fresh({ colorScheme: "dark" })).newPage();
  await signIn(samira, base, "auteure");
  const question = "/auteurs/questions/1.1/formuler-une-requete/2a";
  for (const [path, name] of [["/auteurs", "authors"], ["/auteurs/competences/1.1", "a competence"], ["/auteurs/recherche?mots=mail", "search"], [`${question}?graine=4&theme=clair&taille=150`, "a question"]]) {
    await samira.goto(base + path);
    await judge(samira, name);
  }
  await samira.fill("form.stage #r", "rien de tel");
  await samira.press("form.stage #r", "Enter");
  await samira.locator("#correction").waitFor();
  must((await samira.innerText("main")).includes("Pourquoi ce résultat"), "the correction tells no trace");
  await judge(samira, "a correction");
  await samira.goto(`${base}${question}/signaler?graine=4`);
  await judge(samira, "reporting");
  await samira.check("input[name=categorie][value=answer]");
  await samira.click("main form button.btn");
  await samira.locator("#note").waitFor();
  await judge(samira, "a report");
  await samira.goto(`${base}${question}/retrait`);
  await samira.fill("#raison", "Le mot attendu se discute.");
  await judge(samira, "retiring");
  await samira.click("main form button.btn.bad");
  await samira.locator("main .notice").first().waitFor();
  await judge(samira, "a retired question");
  console.log(`journey ${javaScriptEnabled ? "with" : "without"} script: done`);
} finally {
  await browser.close();
}
