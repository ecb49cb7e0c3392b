// What stands between an answer and its page, and costs nobody what they typed: with the page's script.
import { answerRightly, must } from "./browser.mjs";

const serving = (page) => page.locator("input[name=serving]").first().getAttribute("value");
const typed = (page) => page.evaluate(() => new URLSearchParams(new FormData(document.getElementById("exam"))).getAll("r").join("&"));

/** Fills in the next question whose answer the bank's files tell; those before it are passed. */
async function filled(page, challenges, pass) {
  while (!(await answerRightly(page, challenges))) await pass(page);
  return { before: await serving(page), answer: await typed(page) };
}

/** Whoever is signed out meanwhile is told so, keeps the answer in the page, and the page sends it again by itself. */
export async function signedOut(page, challenges, pass) {
  const { before, answer } = await filled(page, challenges, pass);
  const told = (await page.getAttribute("#words", "data-out")).split("…")[0];
  let tries = 0, letThrough;
  const signedIn = new Promise((go) => (letThrough = go));
  await page.route("**/reponse", async (route) => {
    tries += 1;
    if (tries === 1) return route.fulfill({ status: 403, contentType: "text/html; charset=utf-8", body: "<main id=contenu><h1>403</h1></main>" });
    await signedIn;
    return route.continue();
  });
  await page.click("#exam button.btn.big");
  await page.locator("#net", { hasText: told }).waitFor();
  must((await serving(page)) === before && (await typed(page)) === answer, "a refusal took the question or its answer away");
  letThrough();
  await page.locator(`input[name=serving][value="${before}"]`).waitFor({ state: "detached" });
  must(tries === 2, `the answer was sent ${tries} times`);
  await page.unroute("**/reponse");
}

/** A page that no longer has what the next one comes without is fetched whole, and the answer before it counts. */
export async function lostPart(page, challenges, pass) {
  const { before } = await filled(page, challenges, pass);
  await page.evaluate(() => document.getElementById("aids").remove());
  const whole = page.waitForRequest((request) => request.isNavigationRequest() && request.method() === "GET");
  await page.click("#exam button.btn.big");
  await whole;
  await page.locator("#aids").waitFor({ state: "attached" });
  must((await serving(page)) !== before, "the answer before a lost part was not taken");
}
