// What every journey needs: a browser, sign-in, axe, answers of the open bank.
import { readFileSync, readdirSync, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { parse } from "smol-toml";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
export const PASSWORD = "Parchemin2026";

// The shell is the same engine without windows: half the processor time of a journey.
const BROWSERS = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** A real browser; the flags keep it from looking for its maker's servers. */
export async function launch() {
  const executablePath = process.env.CHROMIUM || BROWSERS.find(existsSync);
  if (!executablePath) throw new Error("no Chromium on this machine");
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

/** Fails with the page's words when a condition does not hold. */
export function must(condition, what) {
  if (!condition) throw new Error(what);
}

/** axe on the page as it is, then in the dark, at 200 % zoom (half the width) and in forced colours. */
export async function axeEverywhere(page, name) {
  await axe(page, name);
  const size = page.viewportSize();
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await axe(page, `${name}, dark`);
  await page.setViewportSize({ width: Math.max(320, Math.round(size.width / 2)), height: 480 });
  await axe(page, `${name}, 200 % zoom`);
  await page.emulateMedia({ colorScheme: "light", forcedColors: "active", reducedMotion: "reduce" });
  await axe(page, `${name}, forced colours`, ["color-contrast"]);
  await page.emulateMedia({ colorScheme: null, forcedColors: null, reducedMotion: null });
  await page.setViewportSize(size);
}

/** axe on the page as it is. In forced colours the colours are the person's own: contrast is not ours to judge there. */
export async function axe(page, name, without = []) {
  const found = await page.evaluate(async ([source, off]) => {
    if (!window.axe) (0, eval)(source);
    const report = await window.axe.run(document, { resultTypes: ["violations"], rules: Object.fromEntries(off.map((rule) => [rule, { enabled: false }])) });
    return report.violations.map((v) => `${v.id}: ${v.help} (${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join("; ")})`);
  }, [AXE, without]);
  must(found.length === 0, `${name}: ${found.length} accessibility violations\n  ${found.join("\n  ")}`);
  console.log(`axe: ${name}: 0 violations`);
}

export async function signIn(page, base, login, password = PASSWORD) {
  await page.goto(`${base}/connexion`);
  await page.fill("#login", login);
  await page.fill("#password", password);
  await page.click("main form button.btn.big");
  must(!page.url().endsWith("/connexion"), `${login} could not sign in: ${await page.innerText("main")}`);
}

const plain = (text) => text.normalize("NFKC").replace(/[’‘]/g, "'").replace(/[«»“”"]/g, "").replace(/[*_`]/g, "").replace(/\s+/g, " ").trim().toLowerCase();

/** Every challenge of the bank, by its title as pages show it. */
export function bank(folder) {
  const byTitle = new Map();
  for (const competence of readdirSync(folder).filter((n) => /^\d\.\d$/.test(n))) {
    for (const topic of readdirSync(join(folder, competence))) {
      for (const file of readdirSync(join(folder, competence, topic)).filter((n) => /^\d[a-z]\.toml$/.test(n))) {
        const challenge = parse(readFileSync(join(folder, competence, topic, file), "utf8"));
        const key = plain(challenge.fr.title);
        byTitle.set(key, [...(byTitle.get(key) || []), challenge]);
      }
    }
  }
  return byTitle;
}

/** Answers the question on the page rightly where the bank's file tells the answer; says whether it could. */
export async function answerRightly(page, challenges) {
  const title = plain(await page.innerText(".statement h1"));
  for (const challenge of challenges.get(title) || []) {
    if (challenge.kind.endsWith("choice")) {
      const right = challenge.fr.right.map(plain);
      const labels = page.locator("label.choice");
      const texts = (await labels.allInnerTexts()).map(plain);
      const places = right.map((r) => texts.indexOf(r));
      if (places.includes(-1)) continue;
      for (const place of places) await labels.nth(place).locator("input").check();
      return true;
    }
    const told = challenge.solution?.value ?? challenge.solution?.accept?.[0];
    // What is drawn cannot be told from the file alone: the candidate passes.
    if (typeof told !== "string" || told.includes("{")) continue;
    await page.fill("input#r", told);
    return true;
  }
  return false;
}
