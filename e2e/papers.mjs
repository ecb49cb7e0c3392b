// Contact sheets of every paper and table, with 0, 1, 20, 21 and 40 candidates and hard names, in both languages:
// node e2e/papers.mjs. Needs cargo, pdftoppm, LibreOffice and Chromium. Writes docs/pictures/papers-*.jpg.
// What they show is made by the samples of crates/documents (examples/papers.rs), with the code that the program runs.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch, must } from "./browser.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(root, "docs", "pictures");
const work = mkdtempSync(join(tmpdir(), "papers-"));
mkdirSync(out, { recursive: true });
/** Most bytes of a picture. */
const MOST = 600_000;
/** Pages of one file that are shown: the first ones and the last. */
const PAGES = 4;

/** Which papers share a picture. */
const SHEETS = {
  avant: ["convocations", "handover", "roomchecklist"],
  cartes: ["loginslips", "tablelabels"],
  salle: ["attendance", "attendance+endscreen", "doorlist"],
  lecture: ["kit", "instructions", "notice", "portalnotice"],
  apres: ["incidents", "minutes"],
  formulaires: ["fraudreport", "returnslip"],
  certificats: ["certificates", "rehearsal"],
  tableurs: ["attendance.ods", "list.ods", "resultsods.ods", "resultsxlsx.xlsx"],
};
/** What does not change with the number of candidates is shown once. */
const ONCE = new Set(["instructions", "notice", "portalnotice", "fraudreport"]);

try {
  const given = process.env.PAPERS_FROM;
  const from = given || join(work, "made");
  if (!given) execFileSync("cargo", ["run", "-q", "-p", "documents", "--example", "papers", "--", from], { cwd: root, stdio: "inherit" });
  const made = readdirSync(from);
  const books = made.filter((file) => /\.(ods|xlsx)$/.test(file));
  const printed = join(work, "printed");
  for (const kind of ["ods", "xlsx"]) execFileSync("soffice", [`-env:UserInstallation=file://${join(work, "office")}`, "--headless", "--convert-to", "pdf", "--outdir", join(printed, kind), ...books.filter((file) => file.endsWith(kind)).map((file) => join(from, file))], { stdio: "ignore" });
  const browser = await launch();
  for (const [name, papers] of Object.entries(SHEETS)) {
    const figures = papers.flatMap((paper) => files(made, paper).flatMap(({ file, label }) => pages(file.endsWith(".pdf") ? join(from, file) : join(printed, file.split(".").pop(), file.replace(/\.[a-z]+$/, ".pdf")), label)));
    must(figures.length > 0, `nothing to show for ${name}`);
    await sheet(browser, name, figures);
  }
  await browser.close();
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** The files of a paper in the order of their candidates: all in French, those with 21 candidates in English too. */
function files(made, paper) {
  const [name, extension = "pdf"] = paper.split(".");
  const found = made.map((file) => ({ file, parts: /^([a-z+]+)-(x|[0-9]+)-(fr|en)\.([a-z]+)$/.exec(file) })).filter(({ parts }) => parts && parts[1] === name && parts[4] === extension);
  const wanted = found.filter(({ parts: [, , count, language] }) => (language === "fr" ? count === "x" || !ONCE.has(name) || count === "21" : count === "x" || count === "21"));
  return wanted.map(({ file, parts: [, , count, language] }) => ({ file, count: Number(count) || 0, language, label: `${name}.${extension}, ${count === "x" ? "" : `${count} candidats, `}${language}` })).sort((a, b) => b.language.localeCompare(a.language) || a.count - b.count);
}

/** The first pages of a file and its last one, each a picture. */
function pages(pdf, label) {
  const total = Number(/Pages:\s+([0-9]+)/.exec(execFileSync("pdfinfo", [pdf], { encoding: "utf8" }))[1]);
  const shown = Array.from({ length: total }, (_, n) => n + 1).filter((page) => page < PAGES || page === total);
  return shown.map((page) => {
    const picture = execFileSync("pdftoppm", ["-r", "75", "-jpeg", "-jpegopt", "quality=80", "-f", page, "-l", page, pdf], { maxBuffer: 50_000_000, encoding: "buffer" });
    return { label: `${label}, ${page} / ${total}`, picture };
  });
}

/** One picture with all of them, each with its name; smaller until it is light enough. */
async function sheet(browser, name, figures) {
  const path = join(out, `papers-${name}.jpg`);
  for (const [width, quality] of [[420, 62], [360, 58], [310, 52], [270, 48], [240, 42]]) {
    const page = await (await browser.newContext({ viewport: { width: 1900, height: 1000 } })).newPage();
    const shown = figures.map(({ label, picture }) => `<figure><img src="data:image/jpeg;base64,${picture.toString("base64")}" width="${width}"><figcaption>${label}</figcaption></figure>`);
    await page.setContent(`<!doctype html><style>body{margin:14px;background:#888;font:12px sans-serif;display:flex;flex-wrap:wrap;gap:12px;align-items:start} figure{margin:0;width:${width}px} img{display:block}</style>${shown.join("")}`);
    await page.screenshot({ path, type: "jpeg", quality, fullPage: true });
    await page.context().close();
    if (statSync(path).size < MOST) break;
  }
  must(statSync(path).size < MOST, `${path} is too heavy`);
  console.log(`${name}: ${figures.length} pages, ${Math.round(statSync(path).size / 1000)} kB`);
}
