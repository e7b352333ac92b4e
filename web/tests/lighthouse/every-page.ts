import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, inject, test } from "vitest";
import { type PageEntry, pagesOf } from "../pages";
import { admin, ask, ending, freePort, openSteered, openVisitor, sessionOf, type Tokens } from "../world";

const run = promisify(execFile);
const reports = fileURLToPath(new URL("../../lighthouse", import.meta.url));
const lighthouse = "lighthouse@12.8.2";
const mostRunMs = 300_000;
const mostReportBytes = 64 * 1024 * 1024;

/** LIGHTHOUSE=creator,live takes those pages only. */
const wanted = process.env.LIGHTHOUSE?.split(",");
// A page that is not there is an error to Lighthouse.
const skipped = new Set(["not-found"]);
const categories = ["performance", "accessibility", "best-practices", "seo"] as const;
const least = { landing: 95, any: 90 };

type Report = {
  categories: Record<(typeof categories)[number], { score: number }>;
  audits: Record<string, { numericValue?: number }>;
};

async function measure(page: PageEntry, port: number): Promise<Report> {
  const path = join(reports, `${page.name}.json`);
  const address = `${inject("world").url}/en${page.path}`;
  const flags = ["--output=json", `--output-path=${path}`, "--quiet", `--port=${port}`, "--disable-storage-reset"];
  const only = `--only-categories=${categories.join(",")}`;
  const options = { timeout: mostRunMs, maxBuffer: mostReportBytes };
  const look = () => run("npx", ["--yes", lighthouse, address, ...flags, only], options);
  // A trace is lost now and then on a busy machine.
  await look().catch(look);
  return JSON.parse(await readFile(path, "utf8"));
}

async function signIn(folder: string) {
  const session = JSON.stringify(sessionOf(await ask<Tokens>(inject("world"), "POST", "/auth/login", admin)));
  const visitor = await openVisitor(folder);
  const sheet = await visitor.newPage();
  await sheet.goto(`${inject("world").url}/robots.txt`);
  await sheet.evaluate((kept) => localStorage.setItem("muse.session", kept), session);
  await visitor.close();
}

const rowOf = (name: string, { categories: scored, audits }: Report) => {
  const seconds = (audit: string) => `${((audits[audit]?.numericValue ?? 0) / 1000).toFixed(1)} s`;
  return [
    name,
    ...categories.map((category) => Math.round(scored[category].score * 100)),
    seconds("first-contentful-paint"),
    seconds("largest-contentful-paint"),
    `${Math.round(audits["total-blocking-time"]?.numericValue ?? 0)} ms`,
    (audits["cumulative-layout-shift"]?.numericValue ?? 0).toFixed(3),
  ];
};

test("every page is fast, open to everyone and sound", async () => {
  await mkdir(reports, { recursive: true });
  const rows: (string | number)[][] = [];
  for (const isIn of [false, true]) {
    const folder = await mkdtemp(join(tmpdir(), "muse-lighthouse-"));
    const port = await freePort();
    if (isIn) await signIn(folder);
    const browser = await openSteered(folder, port);
    const opening = pagesOf(inject("seeded")).find((page) => page.in === isIn);
    try {
      // The first page of a browser that has just started pays for its start; it is measured again.
      if (opening) await measure(opening, port);
      for (const page of pagesOf(inject("seeded")))
        if (page.in === isIn && !skipped.has(page.name) && (wanted?.includes(page.name) ?? true))
          rows.push(rowOf(page.name, await measure(page, port)));
    } finally {
      await ending(browser);
      await rm(folder, { recursive: true, force: true });
    }
  }
  const head = ["Page", "Performance", "Accessibility", "Best practices", "SEO", "FCP", "LCP", "TBT", "CLS"];
  console.log([head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n"));
  const short = rows.filter(([name, ...cells]) =>
    cells.slice(0, categories.length).some((score) => Number(score) < (name === "landing" ? least.landing : least.any)),
  );
  expect(short.map(([name]) => name)).toEqual([]);
});
