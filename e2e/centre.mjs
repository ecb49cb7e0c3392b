// A new référent, from an empty centre to fifteen sessions and a printed pack: the administrator makes the school and its
// centre, the référent imports the pupils, spreads the classes over rooms day after day, reads who is ready, gets the papers
// and writes to somebody who helps. With axe on the pages that are met. node e2e/centre.mjs BASE
import { axeEverywhere, launch, must, signIn, PASSWORD } from "./browser.mjs";

const [base] = process.argv.slice(2);
const browser = await launch();
const open = async (width = 1280) => (await browser.newContext({ locale: "fr-FR", timezoneId: "Europe/Paris", reducedMotion: "reduce", viewport: { width, height: 800 } })).newPage();
const step = (words) => console.log(`— ${words}`);
const words = (page) => page.innerText("main");
const send = async (page, button) => { await Promise.all([page.waitForEvent("load"), page.locator(button).click()]); };

const CLASSES = ["3A", "3B", "3C", "3D", "3E"];
const pupils = CLASSES.flatMap((division) => Array.from({ length: 60 }, (_, n) => ({ division, n })));
const names = ["D’Aubigné-Lefèvre", "Nguyễn Thị", "العربي", "O’Connor", "De La Rochefoucauld-Montmorency"];
/** What the school's software exports: five classes of sixty. */
function siecle() {
  const id = (at) => String(at + 1), ine = (at) => `${String(at + 1).padStart(9, "0")}AB`;
  const pupil = ({ n }, at) => `<ELEVE ELEVE_ID="${id(at)}"><ID_NATIONAL>${ine(at)}</ID_NATIONAL><NOM_DE_FAMILLE>${n < names.length ? names[n] : `Nom ${at}`} ${"abcdefghij"[at % 10]}${"abcdefghij"[Math.floor(at / 10) % 10]}${"abcdefghij"[Math.floor(at / 100)]}</NOM_DE_FAMILLE><PRENOM>Camille</PRENOM><CODE_SEXE>2</CODE_SEXE><DATE_NAISS>29/02/2012</DATE_NAISS><CODE_PAYS>100</CODE_PAYS><CODE_COMMUNE_INSEE_NAISS>35238</CODE_COMMUNE_INSEE_NAISS></ELEVE>`;
  const place = ({ division }, at) => `<STRUCTURES_ELEVE ELEVE_ID="${id(at)}"><STRUCTURE><CODE_STRUCTURE>${division}</CODE_STRUCTURE><TYPE_STRUCTURE>D</TYPE_STRUCTURE></STRUCTURE></STRUCTURES_ELEVE>`;
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?><BEE_ELEVES><PARAMETRES><UAJ>0350999Z</UAJ></PARAMETRES><DONNEES><ELEVES>${pupils.map(pupil).join("")}</ELEVES><STRUCTURES>${pupils.map(place).join("")}</STRUCTURES></DONNEES></BEE_ELEVES>`);
}

try {
  step("1. the administrator makes a school, its centre and its référent");
  const admin = await open();
  await signIn(admin, base, "admin");
  await admin.goto(`${base}/plateforme/organisations/nouvelle`);
  await admin.fill("[name=name]", "Collège de l’Essai");
  await admin.locator("[name=kind]").first().check();
  await admin.fill("[name=uai]", "0350999Z");
  await send(admin, "main form button.btn.big");
  must(!(await admin.locator(".errors").count()), `no school: ${await words(admin)}`);
  await admin.goto(`${base}/plateforme/centres/nouveau`);
  await admin.fill("[name=name]", "Collège de l’Essai");
  await admin.locator("[name=kind]").first().check();
  if (await admin.locator("[name=uai]").count()) await admin.fill("[name=uai]", "0350999Z");
  const school = await admin.locator("[name=organisation] option", { hasText: "Essai" }).getAttribute("value");
  await admin.selectOption("[name=organisation]", school);
  await admin.check("[name=person][value=new]");
  await admin.fill("[name=login]", "nouvelle.referente@exemple.fr");
  await admin.fill("[name=first_name]", "Nora");
  await admin.fill("[name=last_name]", "Le Bihan");
  await send(admin, "main form button.btn.big");
  must(await admin.locator("code.once").count(), `no centre: ${await words(admin)}`);
  const once = await admin.locator("code.once").innerText();

  step("2. she signs in with the password of one use and chooses her own");
  const nora = await open();
  await signIn(nora, base, "nouvelle.referente@exemple.fr", once);
  for (const field of await nora.locator("main input[type=password]").all()) await field.fill(PASSWORD);
  if (await nora.locator("main input[type=password]").count()) await send(nora, "main form button.btn.big");
  await nora.goto(`${base}/centre`);
  must((await words(nora)).includes("Essai"), `not her centre: ${await words(nora)}`);
  await axeEverywhere(nora, "an empty centre");

  step("3. the pupils come from the school's software, shown before they are kept");
  await nora.goto(`${base}/centre/eleves`);
  await axeEverywhere(nora, "no pupil yet");
  await nora.setInputFiles("input[type=file]", { name: "ElevesSansAdresses.xml", mimeType: "text/xml", buffer: siecle() });
  await send(nora, "form[enctype] button");
  must((await words(nora)).includes("300 nouveaux élèves"), `not read: ${await words(nora)}`);
  await axeEverywhere(nora, "pupils to confirm");
  await send(nora, "form[action$='/confirmer'] button");
  must((await words(nora)).replace(/[\u00a0\u202f]/g, " ").includes("300 élèves"), `not kept: ${await words(nora)}`);

  step("4. each class over three rooms, a day each: fifteen sessions");
  const day = (at) => new Date(Date.now() + (7 + at) * 86_400_000).toISOString().slice(0, 10);
  for (const [at, division] of CLASSES.entries()) {
    await nora.goto(`${base}/centre/repartir`);
    await nora.check(`[name=class][value="${division}"]`);
    await nora.fill("[name=site]", "Bâtiment principal");
    await nora.fill("[name=date]", day(at));
    await nora.fill("[name=time]", "09:00");
    for (const room of [1, 2, 3]) {
      await nora.fill(`[name=room-${room}]`, `Info ${room}`);
      await nora.fill(`[name=capacity-${room}]`, "20");
      await nora.fill(`[name=invigilators-${room}]`, "Nadia Cissé");
    }
    await send(nora, "main form button.btn");
    must(await nora.locator("button[name=confirmer]").count(), `no proposal for ${division}: ${await words(nora)}`);
    if (at === 0) await axeEverywhere(nora, "a proposal of sixty");
    await send(nora, "button[name=confirmer]");
    must((await words(nora)).includes("3 sessions créées"), `not created: ${await words(nora)}`);
  }
  const sessions = [...new Set(await nora.$$eval("main table a[href^='/centre/sessions/']", (all) => all.map((a) => a.getAttribute("href"))))];
  must(sessions.length === 15, `${sessions.length} sessions instead of 15`);
  await axeEverywhere(nora, "fifteen sessions");

  step("5. who is ready, and the board");
  await nora.goto(`${base}${sessions[0]}/eligibilite`);
  must((await nora.locator("tbody tr").count()) === 20, `not everybody is told about: ${await words(nora)}`);
  await axeEverywhere(nora, "eligibility of twenty");
  await nora.goto(`${base}/centre/tableau`);
  must((await words(nora)).includes("300"), `the board does not know them: ${await words(nora)}`);
  await axeEverywhere(nora, "board of the centre");

  step("6. the papers: a preview, the convocations of a session, the pack of a day");
  await nora.goto(`${base}${sessions[0]}/papiers`);
  await axeEverywhere(nora, "papers of a session");
  await nora.locator("a[href$='/papiers/convocations']").first().click();
  await nora.waitForLoadState();
  await axeEverywhere(nora, "convocations to print");
  const got = async (address) => { const answer = await nora.request.get(base + address); must(answer.ok(), `${address}: ${answer.status()}`); return answer.body(); };
  must((await got(`${sessions[0]}/papiers/convocations.pdf`)).subarray(0, 5).toString() === "%PDF-", "no convocations");
  must((await got(`${sessions[0]}/papiers/tout.zip`)).subarray(0, 2).toString() === "PK", "no pack");

  step("7. a class is missing a pupil: moved to another session of the day, and somebody is invited to help");
  await nora.goto(`${base}${sessions[0]}/candidats/deplacer`);
  await axeEverywhere(nora, "moving candidates");
  await nora.goto(`${base}/centre/equipe`);
  await nora.fill("#email", "adjointe@exemple.fr");
  await send(nora, "form[action$='/inviter'] button");
  must((await words(nora)).includes("adjointe@exemple.fr"), `nobody was invited: ${await words(nora)}`);
  await axeEverywhere(nora, "the team");

  step("8. the computers of a room, checked without an account");
  await nora.goto(`${base}/centre/postes`);
  await send(nora, "form[action$='/lien'] button");
  const link = new URL(await nora.locator(".card code").first().innerText()).pathname;
  const pc = await open(390);
  await pc.goto(base + link);
  await pc.waitForFunction(() => !document.querySelector("[data-measure=reseau] .measured").hidden, null, { timeout: 30000 });
  await axeEverywhere(pc, "check of a computer");
  await pc.fill("#nom", "B204-07");
  await send(pc, "#check button.btn.big");
  await nora.reload();
  must((await words(nora)).includes("B204-07"), `the centre does not see the computer: ${await words(nora)}`);
  await axeEverywhere(nora, "computers of the centre");
  console.log("a centre from nothing to fifteen sessions: done");
} finally {
  await browser.close();
}
