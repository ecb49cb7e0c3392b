// Contact sheets of every screen (360 and 1280 px, light and dark) and of every document: node e2e/pictures.mjs
// Needs the program built (cargo build), Chromium and pdftoppm. Writes docs/pictures.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch, signIn } from "./browser.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(root, "docs", "pictures");
const work = mkdtempSync(join(tmpdir(), "pictures-"));
mkdirSync(join(out, "screens"), { recursive: true });

const port = await new Promise((take) => { const s = createServer().listen(0, "127.0.0.1", () => { const { port } = s.address(); s.close(() => take(port)); }); });
const base = `http://127.0.0.1:${port}`;
const server = spawn(join(root, "target/debug/parchemin"), ["serve", "--data", join(work, "data"), "--listen", `127.0.0.1:${port}`], { stdio: ["ignore", "pipe", "inherit"] });
await new Promise((ready) => server.stdout.on("data", (text) => String(text).includes("Ouvrez") && ready()));
const browser = await launch();

const VARIANTS = [[1280, "light"], [1280, "dark"], [360, "light"], [360, "dark"]];
// Pixels of a contact sheet from top to bottom, about.
const TALLEST = 9000;
const shots = [];
const people = new Map();

/** A signed-in browser for one person; the same for every variant. */
async function as(login) {
  if (!people.has(login)) {
    const context = await browser.newContext({ locale: "fr-FR", timezoneId: "Europe/Paris", reducedMotion: "reduce" });
    const page = await context.newPage();
    if (login && !["room", "essai"].includes(login)) await signIn(page, base, login);
    people.set(login, page);
  }
  return people.get(login);
}

async function shoot(room, name, page, keep) {
  for (const [width, scheme] of VARIANTS) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 800 });
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    const file = join(work, `${shots.length}.jpg`);
    await page.screenshot({ path: file, type: "jpeg", quality: 70, fullPage: true });
    shots.push({ room, name, width, scheme, file });
    if (keep && scheme === "light" && width === (keep.width || 1280)) await page.screenshot({ path: join(out, "screens", `${keep.file}.png`), fullPage: keep.full || false });
  }
}

const visit = async (room, name, login, path, keep) => {
  const page = await as(login);
  await page.goto(base + path);
  await shoot(room, name, page, keep);
  return page;
};
const hrefs = (page, part) => page.$$eval(`main a[href*="${part}"]`, (all) => [...new Set(all.map((a) => new URL(a.href).pathname))]);

try {
  await visit("public", "accueil", "", "/", { file: "accueil" });
  for (const path of ["/connexion", "/inscription", "/mot-de-passe", "/verifier", "/certificat-perdu", "/apparence", "/referentiel", "/statistiques", "/api", "/aide", "/aide/referent", "/aide/surveillant", "/certification-en-3-etapes", "/certification-en-3-etapes/portail", "/annuaire", "/poste", "/poste/besoins", "/poste/fenetre", "/mentions", "/accessibilite", "/rien-ici"]) await visit("public", path.slice(1), "", path);
  // The centre.
  let page = await visit("centre", "sessions", "referente", "/centre");
  const sessions = (await hrefs(page, "/centre/sessions/")).filter((h) => /^\/centre\/sessions\/[0-9a-z]{13}$/.test(h));
  await visit("centre", "nouvelle session", "referente", "/centre/sessions/nouvelle");
  for (const [name, path] of [["tableau de bord", "/centre/tableau"], ["élèves certifiables", "/centre/tableau/certifiables"], ["à rattraper", "/centre/tableau/a-rattraper"], ["répartir des classes", "/centre/repartir"], ["importer des sessions", "/centre/importer"], ["facturation", "/centre/facturation"], ["certificats perdus", "/centre/certificats"]]) await visit("centre", name, "referente", path);
  let today, prepare;
  for (const href of sessions) {
    await page.goto(base + href);
    const text = await page.innerText("main");
    if (text.includes("Informatique 1") && text.includes("20") && !today && (await page.locator(`a[href$="/importer"]`).count())) today = href;
    else if (await page.locator(`a[href$="/importer"]`).count()) prepare = href;
  }
  today ||= sessions[0]; prepare ||= today;
  await visit("centre", "session", "referente", today, { file: "centre" });
  for (const part of ["/details", "/modifier", "/supprimer", "/annuler", "/dupliquer", "/candidats/deplacer", "/candidats/ajouter", "/candidats/importer"]) await visit("centre", part.slice(1), "referente", prepare + part);
  for (const part of ["/eligibilite", "/eligibilite/classes"]) await visit("centre", part.slice(1), "referente", today + part);
  await visit("centre", "journal", "referente", `${today}/journal`);
  for (const part of ["/papiers", "/papiers/convocations", "/papiers/fraude"]) await visit("centre", part.slice(1), "referente", today + part);
  await visit("centre", "papiers d’une journée", "referente", "/centre/papiers");
  await visit("centre", "messages", "referente", `${prepare}/messages`);
  await visit("centre", "convocation", "referente", `${prepare}/messages/convocation`);
  await visit("centre", "texte d’un message", "referente", `${prepare}/messages/convocation/texte`);
  await visit("centre", "courriel aux surveillants", "referente", `${prepare}/messages/surveillants`);
  // A teacher asks, the référent answers, the teacher sees what came of it.
  await visit("enseignant", "demandes", "professeure", "/enseignant/demandes");
  await visit("enseignant", "nouvelle demande", "professeure", "/enseignant/demandes/nouvelle");
  await visit("centre", "enseignants", "referente", "/centre/enseignants");
  page = await visit("centre", "demandes", "referente", "/centre/demandes");
  const asked = await hrefs(page, "/centre/demandes/");
  await visit("centre", "demande", "referente", asked[0]);
  await visit("enseignant", "demande en attente", "professeure", asked[0].replace("/centre/", "/enseignant/"));
  page = await as("referente");
  await page.goto(base + asked[0]);
  await page.fill("#time", "15:30");
  await page.click("form[action$='/accepter'] button");
  await page.waitForURL(/sessions/);
  await visit("enseignant", "demande acceptée", "professeure", asked[0].replace("/centre/", "/enseignant/"));
  await visit("centre", "papiers numérisés", "referente", `${sessions.at(-1)}/pieces`);
  await visit("centre", "résultats d’une session", "referente", `${sessions.at(-1)}/resultats`);
  page = await visit("centre", "postes", "referente", "/centre/postes");
  const poste = new URL(await page.locator(".card code").first().innerText()).pathname;
  for (const [name, fine] of [["B204-07", true], ["B204-08", false]]) {
    const pc = await visit("public", `vérifier ${name}`, "", poste);
    await pc.waitForFunction(() => !document.querySelector("[data-measure=reseau] .measured").hidden, null, { timeout: 30000 });
    await pc.fill("#nom", name);
    await pc.selectOption("#fenetre", fine ? "yes" : "no");
    if (!fine) await pc.check("input[name=son_non]");
    await pc.locator("#check button.btn.big").click();
    await pc.waitForLoadState();
    await shoot("public", `poste ${name} vérifié`, pc);
  }
  page = await visit("centre", "archives", "referente", "/centre/archives");
  await visit("centre", "liste de destruction", "referente", `${new URL(page.url()).pathname}/destruction`);
  await visit("centre", "dans l’annuaire", "referente", "/centre/annuaire");
  await visit("centre", "facturation", "referente", "/centre/facturation");
  page = await visit("centre", "résultats par classe", "referente", "/centre/classes");
  const classes = await page.$$eval("main table a[href*='?classe=']", (all) => all.map((a) => a.getAttribute("href")));
  await visit("centre", "résultats d’une classe", "referente", classes.at(-1));
  writeFileSync(join(work, "faux.ods"), "%PDF-1.7");
  await page.goto(`${base}${prepare}/candidats/importer`);
  await page.setInputFiles("input[type=file]", join(work, "faux.ods"));
  await page.click("aside form button.btn");
  await shoot("centre", "import refusé", page, { file: "import" });
  await page.goto(`${base}${prepare}/candidats/importer`);
  writeFileSync(join(work, "liste.csv"), "Nom de naissance;Prénom;Date de naissance;Sexe;Code Insee;Code postal;Commune de naissance;Pays;E-mail du destinataire des résultats;E-mail de convocation;Identifiant local;Temps majoré\nBernard;Léa;29/02/2012;F;35238;;;France;;;;33\n");
  await page.setInputFiles("input[type=file]", join(work, "liste.csv"));
  await page.click("aside form button.btn");
  await shoot("centre", "liste comparée", page);
  await page.goto(base + prepare);
  await visit("centre", "candidat, aménagements et historique", "referente", (await hrefs(page, `${prepare}/candidats/`)).find((h) => /[0-9a-z]{13}$/.test(h)));
  page = await visit("centre", "élèves", "referente", "/centre/eleves");
  const pupilsAt = new URL(page.url()).pathname;
  writeFileSync(join(work, "eleves.csv"), "Identifiant unique*;Premier prénom*;Nom de famille*;Date de naissance (jj/mm/aaaa)*;Division*\n4581;Léa;Bernard;29/02/2012;3e A\n");
  await page.setInputFiles("input[type=file]", join(work, "eleves.csv"));
  await page.click("aside form button.btn");
  await shoot("centre", "élèves, export comparé", page);
  await visit("centre", "élèves d’une classe", "referente", `${pupilsAt}?classe=3e%20A`);
  await visit("centre", "équipe", "referente", "/centre/equipe");
  await visit("public", "invitation qui ne sert plus", "", "/invitation/rien");
  // The room: the roll call before, the board during.
  await page.goto(base + today);
  const [number, password, access] = (await page.locator(".codes code").allInnerTexts()).map((c) => c.replace(/\s/g, ""));
  const room = await as("room");
  await room.goto(`${base}/surveillant`);
  await shoot("surveillant", "entrée", room);
  // A room to try, in a browser of its own: the roll call, then the board, once candidates have called.
  const essai = await as("essai");
  await essai.goto(`${base}/surveillant/essai`);
  await shoot("surveillant", "s’entraîner", essai);
  await essai.click("main form button.btn");
  await essai.waitForFunction(() => [...document.querySelectorAll("#seats .seat")].filter((seat) => seat.innerText.includes("dans la session")).length > 8, null, { timeout: 60000 });
  await shoot("surveillant", "essai, appel", essai);
  for (const name of (await essai.locator("button.seat b").allInnerTexts()).slice(0, 10)) { await essai.locator("button.seat", { hasText: name }).first().click(); await essai.waitForLoadState(); }
  await essai.locator("form[action='/surveillant/salle/ouvrir'] button").first().click();
  await essai.waitForLoadState();
  await essai.locator(".call").first().waitFor({ timeout: 90000 });
  await shoot("surveillant", "essai, salle", essai);
  await room.fill("#numero", number); await room.fill("#mot_de_passe", password); await room.fill("#nom", "Nadia Cissé");
  await room.click("main form button.btn");
  await shoot("surveillant", "appel", room);
  const seats = await room.locator("button.seat b").allInnerTexts();
  for (const name of seats.slice(0, 8)) { await room.locator("button.seat", { hasText: name }).first().click(); await room.waitForLoadState(); }
  await room.locator("form[action='/surveillant/salle/ouvrir'] button").first().click();
  await room.waitForLoadState();
  for (const path of ["code", "consignes"]) await visit("surveillant", path, "room", `/surveillant/${path}`);
  // Candidates of today.
  const pupils = [["ines.benali1704", "Inès", "Benali", "17/04/2011"], ["leo.abadie1402", "Léo", "Abadie", "14/02/2011"], ["jules.arnaud2109", "Jules", "Arnaud", "21/09/2011"]];
  await visit("candidat", "accueil", pupils[0][0], "/candidat", { file: "candidat" });
  await visit("candidat", "rejoindre", pupils[0][0], "/candidat/certification");
  await visit("candidat", "mes données", pupils[0][0], "/compte/mes-donnees");
  await visit("candidat", "pas certifiable", "tom.dubreuil2202", "/candidat");
  for (const [login, first, last, born] of pupils) {
    const own = await as(login);
    await own.goto(`${base}/candidat/certification`);
    await own.fill("#number", number); await own.fill("#first_name", first); await own.fill("#last_name", last); await own.fill("#birth_date", born);
    await own.click("main form[action='/candidat/certification'] button");
    await own.waitForURL(/certification\/[0-9a-z]{13}/);
    if (login === pupils[0][0]) {
      await shoot("candidat", "salle d’attente", own);
      const waiting = new URL(own.url()).pathname;
      await visit("candidat", "essayer un fichier", login, `${waiting}/fichier`);
      await own.goto(base + waiting);
    }
    if (await own.locator("#code").count()) { if (await own.locator("#read").count()) await own.check("#read"); await own.fill("#code", access); await own.click("form.key button"); await own.waitForURL(/test\//); }
  }
  const ines = await as(pupils[0][0]);
  if (/test\//.test(ines.url())) {
    await shoot("candidat", "question", ines, { file: "examen" });
    await ines.click("#exam button[name=passe]");
    await ines.locator("input[name=passe][value=oui]").waitFor({ state: "attached" });
    await shoot("candidat", "je passe", ines);
    // A tab older than a resumption on the same machine: what it sends is refused, and nothing that was typed is lost.
    await ines.goto(ines.url());
    await ines.locator("#exam").evaluate((form) => {
      const field = form.querySelector("[name=r]:not([type=hidden])");
      if (field?.matches("[type=radio], [type=checkbox]")) field.click();
      else if (field?.matches("select")) field.selectedIndex = 1;
      else if (field) field.value = "12";
    });
    if (await ines.locator("#exam").evaluate((form) => new FormData(form).getAll("r").some((value) => value !== ""))) {
      await ines.evaluate(() => { document.querySelector("#exam input[name=fence]").value = "0"; });
      await ines.click("#exam button.btn.big");
      await ines.locator("main .errors[role=alert]").waitFor();
      await shoot("candidat", "test repris entre-temps", ines);
    }
  }
  const jules = await as(pupils[2][0]);
  while (/test\//.test(jules.url()) && (await jules.locator("#exam").count())) {
    const serving = await jules.locator("input[name=serving]").first().getAttribute("value");
    await jules.click("#exam button[name=passe]");
    await jules.locator("input[name=passe][value=oui]").waitFor({ state: "attached" });
    await jules.click("main form button.btn.big");
    await jules.locator(`input[name=serving][value="${serving}"]`).waitFor({ state: "detached" });
    await jules.waitForLoadState();
  }
  await shoot("candidat", "écran de fin", jules, { file: "fin" });
  await visit("surveillant", "salle", "room", "/surveillant/salle", { file: "surveillant" });
  // A call, a pause, and the end of a session, as both sides see them.
  const leo = await as(pupils[1][0]);
  if (/test\//.test(leo.url())) {
    await leo.click("#exam button[value=appel]");
    await leo.locator("input[name=quoi]").first().waitFor();
    await shoot("candidat", "appeler le surveillant", leo);
    await leo.locator("input[name=quoi][value=E3]").check();
    await leo.fill("#mots", "Le fichier ne s’ouvre pas.");
    await leo.click("main form button.btn.big");
    await leo.locator("main[data-still]").waitFor();
    await shoot("candidat", "appel en cours", leo);
    await room.goto(`${base}/surveillant/salle`);
    await shoot("surveillant", "salle, un appel", room);
    await room.click("a[href$='/appel']");
    await shoot("surveillant", "traiter un appel", room);
  }
  for (const path of ["tous", "notes", "fin", "copie", "ajouter"]) await visit("surveillant", path, "room", `/surveillant/salle/${path}`);
  await visit("surveillant", "changer le code", "room", "/surveillant/code/changer");
  await room.goto(`${base}/surveillant/salle/tous`);
  await room.locator("form[action='/surveillant/salle/pause'] input[name=raison]").first().check();
  await room.click("form[action='/surveillant/salle/pause'] button");
  await visit("surveillant", "salle en pause", "room", "/surveillant/salle");
  await ines.goto(ines.url());
  await shoot("candidat", "en pause", ines);
  await room.click("form[action='/surveillant/salle/continuer'] button");
  await visit("centre", "salle, en lecture", "referente", `${today}/salle`);
  const one = (await room.$$eval("a.seat", (all) => all.map((a) => new URL(a.href).pathname)))[0];
  if (one) { await visit("surveillant", "un candidat", "room", one); await visit("surveillant", "incident", "room", `${one}/incident`); }
  await room.check("input[name=kind][value=E1]");
  await room.fill("#question", "99");
  await room.fill("textarea[name=description]", "L’image de la question manque sur ce poste.");
  await room.click("main form button.btn");
  await room.locator("#question-err").waitFor();
  await shoot("surveillant", "incident refusé", room);
  await visit("candidat", "positionnement", "manon.lacroix2010", "/candidat");
  const manon = await as("manon.lacroix2010");
  const start = manon.locator("form[action*='/candidat/positionnement/'] button").first();
  if (await start.count()) { await start.click(); await manon.waitForLoadState(); await shoot("candidat", "question de positionnement", manon); }
  await manon.goto(`${base}/candidat/lecons/1.1`);
  for (const summary of (await manon.locator("details.lesson summary").all()).slice(0, 2)) await summary.click();
  await shoot("candidat", "leçons", manon);
  // Results and certificate.
  page = await visit("candidat", "mes certifications", "adam.aubert0303", "/candidat/certifications");
  const result = (await hrefs(page, "/candidat/certifications/"))[0];
  await visit("candidat", "résultat", "adam.aubert0303", result);
  const appeals = await hrefs(await as("adam.aubert0303"), "/reclamations/");
  await visit("candidat", "réclamer", "adam.aubert0303", `${result}/reclamer`);
  await visit("candidat", "une réclamation répondue", "adam.aubert0303", appeals[0]);
  page = await visit("centre", "réclamations", "referente", "/centre/reclamations");
  await visit("centre", "une réclamation", "referente", (await hrefs(page, "/centre/reclamations/"))[0]);
  page = await visit("jury", "réclamations", "presidente.jury", "/jury/reclamations");
  await visit("jury", "une réclamation", "presidente.jury", (await hrefs(page, "/jury/reclamations/"))[0]);
  page = await as("adam.aubert0303");
  await page.goto(base + result);
  const verify = (await page.$$eval("main a[href*='/verifier/']", (all) => all.map((a) => new URL(a.href).pathname)))[0];
  await visit("public", "vérification", "", verify, { file: "verification" });
  await visit("public", "code inconnu", "", "/verifier/BCDF-GHJK-MPQR");
  // The jury and the platform.
  page = await visit("jury", "à décider", "yann.jury", "/jury");
  const tests = [];
  for (const href of (await hrefs(page, "/jury/sessions/")).slice(0, 2)) {
    await visit("jury", "session", "yann.jury", href);
    tests.push(...(await hrefs(page, "/tentatives/")));
  }
  if (tests[0]) await visit("jury", "un test", "yann.jury", tests[0], { file: "jury" });
  const file = tests[0]?.split("/tentatives/")[0];
  if (file) { await visit("jury", "publication", "yann.jury", `${file}/publication`); await visit("jury", "journal", "yann.jury", `${file}/journal`); await visit("jury", "rendre au centre", "yann.jury", `${file}/rouvrir`); await visit("jury", "publier plusieurs sessions", "yann.jury", "/jury/publications"); await visit("jury", "recherche", "yann.jury", "/jury/recherche"); await visit("jury", "bilan", "yann.jury", "/jury/bilan"); }
  await visit("jury", "statistiques", "yann.jury", "/jury/statistiques");
  // The authors: browsing, a question answered, a report, a retirement.
  const QUESTION = "/auteurs/questions/1.1/formuler-une-requete/2a";
  await visit("auteurs", "questions", "auteure", "/auteurs");
  for (const path of ["competences/1.1?niveau=2", "recherche?mots=mail"]) await visit("auteurs", path, "auteure", `/auteurs/${path}`);
  page = await visit("auteurs", "une question", "auteure", `${QUESTION}?graine=4`);
  await page.fill("#r", "voiture");
  await page.click("form.stage button.btn.big");
  await page.locator("#correction").waitFor();
  await shoot("auteurs", "correction", page);
  await visit("auteurs", "sombre, 150 %", "auteure", `${QUESTION}?graine=4&theme=sombre&taille=150&langue=en`);
  page = await visit("auteurs", "signaler", "auteure", `${QUESTION}/signaler?graine=4`);
  await page.check("input[name=categorie][value=answer]");
  await page.click("main form button.btn");
  await page.locator("#note").waitFor();
  await shoot("auteurs", "un signalement", page);
  await visit("auteurs", "signalements", "auteure", "/auteurs/signalements");
  page = await visit("auteurs", "retrait", "auteure", `${QUESTION}/retrait`);
  await page.fill("#raison", "Le mot attendu se discute.");
  await page.click("main form button.btn.bad");
  await page.locator(".notice").first().waitFor();
  await shoot("auteurs", "retirée", page);
  page = await visit("plateforme", "accueil", "admin", "/plateforme");
  await visit("plateforme", "un centre, ses accréditations", "admin", (await hrefs(page, "/plateforme/centres/")).find((h) => /[0-9a-z]{13}$/.test(h)));
  for (const path of ["/plateforme/centres/nouveau", "/plateforme/calendrier", "/plateforme/calendrier/regles/first_campaign", "/plateforme/comptes", "/plateforme/comptes/nouveau", "/plateforme/exploitant", "/plateforme/cpf", "/plateforme/cles", "/plateforme/conservation", "/plateforme/etat", "/courriels"]) await visit("plateforme", path.slice(1), "admin", path);

  await documents(today, result);
  for (const name of [...new Set(shots.map((s) => s.room))]) await sheet(name, shots.filter((s) => s.room === name));
  console.log(`${shots.length / VARIANTS.length} screens`);
} finally {
  await browser.close();
  server.kill();
  rmSync(work, { recursive: true, force: true });
}

/** Every page of every document, as the program makes it. */
async function documents(session, result) {
  const centre = await as("referente");
  const adam = await as("adam.aubert0303");
  const papers = [["emargement", centre, `${session}/emargement.pdf`], ["incidents", centre, `${session}/incidents.pdf`], ["kit", centre, `${session}/kit.pdf`], ["seance", centre, `${session}/seance.pdf`], ["certificat", adam, `${result}/certificat.pdf`], ...["convocations", "remise", "identifiants", "salle", "appel", "etiquettes", "notice", "notice-portail", "consignes", "fraude", "retour"].map((name) => [name, centre, `${session}/papiers/${name}.pdf`])];
  const pages = [];
  for (const [name, page, path] of papers) {
    const answer = await page.request.get(base + path);
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()}`);
    writeFileSync(join(work, `${name}.pdf`), await answer.body());
    execFileSync("pdftoppm", ["-r", "70", "-jpeg", ...(path.includes("/papiers/") ? ["-l", "2"] : []), join(work, `${name}.pdf`), join(work, `doc-${name}`)]);
    // English ones beside the French ones, for those that are told in blocks.
    if (path.includes("/papiers/")) {
      await centre.request.get(`${base}/langue/en?suite=/centre`);
      writeFileSync(join(work, `${name}-en.pdf`), await (await page.request.get(base + path)).body());
      await centre.request.get(`${base}/langue/fr?suite=/centre`);
      execFileSync("pdftoppm", ["-r", "70", "-jpeg", "-l", "2", join(work, `${name}-en.pdf`), join(work, `doc-${name}-en`)]);
    }
    if (name === "certificat") execFileSync("pdftoppm", ["-r", "90", "-png", "-singlefile", join(work, `${name}.pdf`), join(out, "screens", "certificat")]);
    pages.push(...readdirSync(work).filter((f) => f.startsWith(`doc-${name}-`) && /^(en-)?[0-9]+\.jpg$/.test(f.slice(`doc-${name}-`.length))).map((f) => ({ name, file: join(work, f), width: 600, scheme: "" })));
  }
  await sheet("documents", pages);
}

/** One picture with all of them, each with its name; further ones where it would be taller than viewers open. */
async function sheet(name, pictures) {
  const figures = pictures.map((p) => `<figure><img src="data:image/jpeg;base64,${readFileSync(p.file).toString("base64")}" style="width:${p.width === 360 ? 150 : 380}px"><figcaption>${p.name} ${p.scheme ? `${p.width} ${p.scheme}` : ""}</figcaption></figure>`);
  const page = await (await browser.newContext({ viewport: { width: 2200, height: 1000 } })).newPage();
  await page.setContent(`<body style="margin:16px;background:#888;font:13px sans-serif;display:flex;flex-wrap:wrap;gap:14px;align-items:start">${figures.join("")}<style>figure{margin:0}img{display:block;max-height:900px;object-fit:cover;object-position:top}</style>`);
  const old = new RegExp(`^${name}(-[0-9]+)?\\.jpg$`);
  for (const file of readdirSync(out).filter((f) => old.test(f))) rmSync(join(out, file));
  const [tops, height] = await page.evaluate(() => [[...new Set([...document.querySelectorAll("figure")].map((one) => one.offsetTop))], document.documentElement.scrollHeight]);
  const cuts = [0];
  tops.forEach((top, row) => { if ((tops[row + 1] ?? height) - cuts.at(-1) > TALLEST && top > cuts.at(-1) + 16) cuts.push(top - 7); });
  for (const [part, y] of cuts.entries()) {
    const clip = { x: 0, y, width: 2200, height: (cuts[part + 1] ?? height) - y };
    await page.screenshot({ path: join(out, `${name}${part ? `-${part + 1}` : ""}.jpg`), type: "jpeg", quality: 60, fullPage: true, clip });
  }
  await page.close();
}
