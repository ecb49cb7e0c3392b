// A wrong name on a certificate, from the candidate to the new one, with real clicks: node appeal.mjs BASE
import { axeEverywhere, launch, must, signIn } from "./browser.mjs";

const [base] = process.argv.slice(2);
const browser = await launch();
const step = (text) => console.log(`— ${text}`);
const open = async (login, options = {}) => {
  const page = await (await browser.newContext({ locale: "fr-FR", timezoneId: "Europe/Paris", acceptDownloads: true, ...options })).newPage();
  if (login) await signIn(page, base, login);
  return page;
};
const says = async (page, words) => must((await page.innerText("main")).includes(words), `« ${words} » is not on ${page.url()}: ${await page.innerText("main")}`);
const codeOf = async (page) => (await page.locator("code.code").innerText()).trim();

try {
  step("1. the candidate asks, from a phone");
  const adam = await open("adam.aubert0303", { viewport: { width: 390, height: 844 } });
  await adam.goto(`${base}/candidat/certifications`);
  const result = await adam.locator('main a[href*="/candidat/certifications/"]').first().getAttribute("href");
  await adam.goto(base + result);
  const former = await codeOf(adam);
  await axeEverywhere(adam, "a result with an appeal");
  await adam.click("a[href$='/reclamer']");
  await adam.click("main form button.btn");
  must((await adam.locator(".errors li").count()) === 2, "both faults are told at once");
  await axeEverywhere(adam, "asking, with faults");
  await adam.check("input[name=quoi][value=identity]");
  await adam.fill("#mots", "Mon prénom est Adam-Louis.\nLouis manque sur le certificat.");
  await adam.click("main form button.btn");
  await adam.waitForURL(/\/reclamations\/[0-9a-z]{13}$/);
  await says(adam, "Chez le centre");
  await axeEverywhere(adam, "an appeal that waits");
  const appeal = adam.url().split("/").pop();

  step("2. the centre says what it knows");
  const centre = await open("referente");
  await centre.goto(`${base}/centre/reclamations`);
  await axeEverywhere(centre, "appeals of a centre");
  await centre.click(`a[href$="/reclamations/${appeal}"]`);
  await says(centre, "Louis manque sur le certificat.");
  await axeEverywhere(centre, "an appeal before the centre");
  await centre.fill("#mots", "Carte d’identité vue : le prénom est Adam-Louis.");
  await centre.click("main form button.btn");
  await says(centre, "Chez le jury");

  step("3. the jury corrects the identity, by two people, then answers");
  const president = await open("presidente.jury");
  await president.goto(`${base}/jury/reclamations`);
  await axeEverywhere(president, "appeals before the jury");
  await president.click(`a[href$="/reclamations/${appeal}"]`);
  await axeEverywhere(president, "an appeal before the jury");
  await president.selectOption("#effet", "neutralise");
  await president.fill("#question", "1");
  await president.click("form[method=get] button");
  await says(president, "Question 1 neutralisée");
  await axeEverywhere(president, "an appeal with an effect");
  const test = await president.locator('main a[href*="/tentatives/"]').first().getAttribute("href");
  await president.goto(base + test);
  await says(president, "Une réclamation est ouverte");
  const folded = president.locator("details:has(form[action$='/identite']):not([open]) > summary");
  if (await folded.count()) await folded.click();
  const form = president.locator("form[action$='/identite']");
  await form.locator("[name=first_name]").fill("Adam-Louis");
  const paper = form.locator("[name=paper]").first();
  if ((await paper.getAttribute("type")) === "radio") await form.locator("[name=paper][value=identity_card]").check();
  else await paper.selectOption("identity_card");
  await form.locator("[name=identity_reason]").fill("Carte d’identité vue par le centre.");
  await form.locator("button").click();
  await says(president, "Une autre personne du jury confirme");
  const member = await open("yann.jury");
  await member.goto(base + test);
  await member.click("form[action$='/identite/confirmer'] button");
  await member.waitForLoadState();
  await president.goto(`${base}/jury/reclamations/${appeal}`);
  await says(president, "L’identité a été corrigée le");
  await president.check("input[name=reponse][value=accepted]");
  await president.fill("#mots", "Votre prénom est corrigé. Votre nouveau certificat est prêt.");
  await president.click("form[method=post] button.btn:has-text('Envoyer la réponse')");
  await says(president, "Acceptée");

  step("4. the candidate has a new certificate; the former code says that it is revoked");
  await adam.reload();
  await says(adam, "Votre nouveau certificat est prêt.");
  await axeEverywhere(adam, "an appeal that is answered");
  await adam.goto(base + result);
  const now = await codeOf(adam);
  must(now !== former, "the new certificate has the code of the former one");
  const pdf = await adam.request.get(`${base}${result}/certificat.pdf`);
  must((await pdf.body()).subarray(0, 5).toString() === "%PDF-", "the new certificate is no PDF");
  const anyone = await open("");
  await anyone.goto(`${base}/verifier/${former}`);
  await says(anyone, "Ce certificat est révoqué");
  await says(anyone, "Un autre certificat l’a remplacé");
  must(!(await anyone.innerText("main")).includes("Aubert"), "the page of the former code tells whose it was");
  await axeEverywhere(anyone, "a replaced certificate");
  await anyone.goto(`${base}/verifier/${now}`);
  await says(anyone, "Ce certificat est valide");
  await says(anyone, "Adam-Louis Aubert");
  console.log("appeal: done");
} finally {
  await browser.close();
}
