// What a candidate does in the exam, for every journey.
import { answerRightly, must } from "./browser.mjs";

/** The question that the page shows: its key. */
export const serving = (page) => page.locator("input[name=serving]").first().getAttribute("value");

/** Its number. */
export const position = async (page) => Number((await page.locator(".exam-top strong").first().innerText()).match(/\d+/)[0]);

/** Joins a session as somebody on its list. */
export async function join(page, base, number, person, born = person.born) {
  await page.goto(`${base}/candidat/certification`);
  await page.fill("#number", number);
  await page.fill("#first_name", person.first);
  await page.fill("#last_name", person.last);
  await page.fill("#birth_date", born);
  await page.click("main form[action='/candidat/certification'] button");
}

/** Accepts the instructions, gives the code, and starts. */
export async function start(page, code) {
  await page.fill("#code", code);
  if (await page.locator("#read").count()) await page.check("#read");
  await page.click("form.key button");
  await page.waitForURL(/\/candidat\/test\//);
}

/** Acts, and waits until another question, or the end, is shown, at its address. */
export async function advance(page, act) {
  const before = await serving(page);
  await act();
  await page.locator(`input[name=serving][value="${before}"]`).waitFor({ state: "detached" });
  await page.waitForLoadState();
  // Loading it again asks for the question: the address is that of the test, whichever reply brought the page.
  const { pathname } = new URL(page.url());
  must(/^\/candidat\/test\/[^/]+$/.test(pathname), `the page of the test is at ${pathname}`);
}

/** Passes, with the confirmation. */
export async function pass(page) {
  await advance(page, async () => {
    await page.click("#exam button[name=passe]");
    await page.locator("input[name=passe][value=oui]").waitFor({ state: "attached" });
    await page.click("main form button.btn.big");
  });
}

/** Passes the questions that are answered on a simulated screen or by dragging, until one comes whose form is fields or boxes. */
export async function plain(page) {
  while (await page.locator("#exam .screen, #exam .ordering").count()) await pass(page);
}

/** Gives some answer to such a question, and sends it. */
export async function guess(page) {
  for (const field of await page.locator("#exam input[name=r][type=text]").all()) await field.fill("12");
  for (const list of await page.locator("#exam select[name=r]").all()) await list.selectOption({ index: 1 });
  const boxes = page.locator("#exam input[name=r][type=radio], #exam input[name=r][type=checkbox]");
  if (await boxes.count()) await boxes.first().evaluate((box) => box.click());
  await page.click("#exam button.btn.big");
}

/** Answers rightly where the bank's file tells the answer, and passes otherwise. */
export async function answer(page, challenges) {
  if (await answerRightly(page, challenges)) await advance(page, () => page.click("#exam button.btn.big"));
  else await pass(page);
}
