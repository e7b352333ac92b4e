import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { pagesOf } from "../pages";
import { type Browser, browse, openBrowser } from "../world";

const { url } = inject("world");
const pages = pagesOf(inject("seeded"));
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

type Finding = { id: string; nodes: { target: unknown[]; failureSummary?: string }[] };

async function findings(theme: "light" | "dark", language: string, width: number): Promise<string[]> {
  const flaws: string[] = [];
  for (const isIn of [false, true]) {
    const viewport = { width, height: 860 };
    // The pages' policy lets no other script in; axe is one.
    const context = await browse(browser, {
      signedIn: isIn,
      theme,
      viewport,
      reducedMotion: "reduce",
      bypassCSP: true,
    });
    for (const entry of pages.filter((one) => one.in === isIn)) {
      const page = await context.newPage();
      page.on("pageerror", (fault) => flaws.push(`${entry.name}: ${fault.message}`));
      await page.goto(`${url}/${language}${entry.path}`, { waitUntil: "networkidle" });
      await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));
      await page.addScriptTag({ content: axe });
      const { violations } = (await page.evaluate("axe.run({ resultTypes: ['violations'] })")) as {
        violations: Finding[];
      };
      for (const { id, nodes } of violations)
        flaws.push(
          `${entry.name}: ${id} at ${nodes.map((node) => node.target.join(" ")).join(", ")}. ${nodes[0]?.failureSummary}`,
        );
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) flaws.push(`${entry.name} is ${over} px too wide`);
      await page.close();
    }
    await context.close();
  }
  return flaws;
}

// Each language in each theme, and both widths of both.
const views = [
  ["en", "light", 1280],
  ["th", "light", 390],
  ["en", "dark", 390],
  ["th", "dark", 1280],
] as const;

test.each(views)("every page is accessible: %s, %s, %i px", async (language, theme, width) => {
  expect(await findings(theme, language, width)).toEqual([]);
});
