import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, inject, test } from "vitest";
import { pagesOf } from "../pages";
import { type Browser, browse, openBrowser } from "../world";

const to = fileURLToPath(new URL("../../shots", import.meta.url));
const settleMs = 600;
const views = [
  { name: "desk", viewport: { width: 1280, height: 860 } },
  { name: "phone", viewport: { width: 390, height: 844 } },
];

/** SHOTS=creator,live takes those pages only. */
const wanted = process.env.SHOTS?.split(",");

async function shoot(browser: Browser, theme: "light" | "dark", view: (typeof views)[number]) {
  const seeded = inject("seeded");
  const pages = pagesOf(seeded).filter((page) => wanted?.includes(page.name) ?? true);
  for (const isIn of [false, true]) {
    const context = await browse(browser, { signedIn: isIn, theme, viewport: view.viewport, reducedMotion: "reduce" });
    for (const language of ["en", "th"])
      for (const page of pages.filter((entry) => entry.in === isIn)) {
        const sheet = await context.newPage();
        await sheet.goto(`${inject("world").url}/${language}${page.path}`, { waitUntil: "networkidle" });
        // What is drawn when it comes into sight is on the picture, too.
        await sheet.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
        await sheet.waitForTimeout(settleMs);
        await sheet.evaluate(() => scrollTo(0, 0));
        expect
          .soft(
            await sheet.evaluate(() => document.documentElement.scrollWidth - innerWidth),
            `${page.name} is too wide`,
          )
          .toBeLessThanOrEqual(0);
        await sheet.screenshot({
          path: join(to, `${page.name}-${language}-${theme}-${view.name}.png`),
          fullPage: true,
        });
        await sheet.close();
      }
    await context.close();
  }
}

for (const theme of ["light", "dark"] as const)
  for (const view of views)
    test(`every page, ${theme}, ${view.name}`, async () => {
      await mkdir(to, { recursive: true });
      const browser = await openBrowser();
      try {
        await shoot(browser, theme, view);
      } finally {
        await browser.close();
      }
    });
