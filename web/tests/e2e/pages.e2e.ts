import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import en from "../../messages/en.json";
import th from "../../messages/th.json";
import { pagesOf } from "../pages";
import { type Browser, browse, openBrowser } from "../world";

const { url } = inject("world");
const seeded = inject("seeded");
const pages = pagesOf(seeded);
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

type Finding = { id: string; nodes: { target: unknown[]; failureSummary?: string }[] };

async function violationsOn(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: axe });
  const { violations } = (await page.evaluate("axe.run({ resultTypes: ['violations'] })")) as { violations: Finding[] };
  return violations.map(
    ({ id, nodes }) => `${id} at ${nodes.map((node) => node.target.join(" ")).join(", ")}. ${nodes[0]?.failureSummary}`,
  );
}

// The pages' policy lets no other script in; axe is one.
const tried = (signedIn: boolean, theme: "light" | "dark", width: number) =>
  browse(browser, { signedIn, theme, viewport: { width, height: 860 }, reducedMotion: "reduce", bypassCSP: true });

async function findings(theme: "light" | "dark", language: string, width: number): Promise<string[]> {
  const flaws: string[] = [];
  for (const isIn of [false, true]) {
    const context = await tried(isIn, theme, width);
    for (const entry of pages.filter((one) => one.in === isIn)) {
      const page = await context.newPage();
      page.on("pageerror", (fault) => flaws.push(`${entry.name}: ${fault.message}`));
      await page.goto(`${url}/${language}${entry.path}`, { waitUntil: "networkidle" });
      await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));
      for (const violation of await violationsOn(page)) flaws.push(`${entry.name}: ${violation}`);
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

type Words = typeof en;

const all = { en, th } as const;
const fill = (text: string, values: Record<string, string | number>) =>
  Object.entries(values).reduce((done, [name, value]) => done.replace(`{${name}}`, String(value)), text);
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
/** Chooses in a menu. */
const choose = async (page: Page, button: string, entry: string) => {
  await press(page, button);
  await page.getByRole("menuitem", { name: entry, exact: true }).click();
};

const dialogs: [string, string, (page: Page, words: Words) => Promise<void>][] = [
  ["the map of keys", "/projects/", (page) => page.keyboard.press("?")],
  [
    "an episode that goes",
    "/projects/?status=completed",
    async (page, { projects }) => {
      await page.getByRole("main").locator("[aria-haspopup=menu]").first().click();
      await page.getByRole("menuitem", { name: projects.delete, exact: true }).click();
    },
  ],
  [
    "a script's versions",
    `/projects/view/?id=${seeded.english}&tab=script`,
    (page, { script }) => press(page, script.versions),
  ],
  [
    "a line again",
    `/projects/view/?id=${seeded.english}&tab=script`,
    (page, { script }) => choose(page, fill(script.more, { n: 2 }), script.again.open),
  ],
  [
    "a part again",
    `/projects/view/?id=${seeded.english}`,
    (page, { production: { remake } }) => choose(page, remake.title, remake.part.image),
  ],
  [
    "voices",
    `/projects/new/?id=${seeded.draft}&step=voices`,
    (page, { creator }) => press(page, fill(creator.voices.chooseFor, { n: 1 })),
  ],
  [
    "keys in the review",
    "/projects/new/?first=1",
    (page, { creator }) => page.getByRole("region", { name: creator.makers.title }).getByRole("button").click(),
  ],
  [
    "a key that goes",
    "/settings/?tab=keys",
    (page, { settings: { keys } }) => page.getByRole("button", { name: keys.remove }).first().click(),
  ],
  ["an account that goes", "/settings/?tab=account", (page, { settings }) => press(page, settings.leaving.eraseOpen)],
];

/** Of what stands beside a line where there is room. */
const narrowDialogs: typeof dialogs = [
  [
    "the takes of a line",
    `/projects/view/?id=${seeded.english}&tab=script`,
    (page, { script }) => choose(page, fill(script.more, { n: 2 }), script.takes.open),
  ],
  [
    "the passages of a line",
    `/projects/view/?id=${seeded.english}&tab=script`,
    (page) => page.locator("ol li button.underline").first().click(),
  ],
];

const narrow = 390;
const everyDialog = [
  ...dialogs.map((dialog) => [...dialog, views] as const),
  ...narrowDialogs.map((dialog) => [...dialog, views.filter(([, , width]) => width === narrow)] as const),
];

test.each(everyDialog)("a dialog is accessible, and gives the focus back: %s", async (_, path, open, seen) => {
  for (const [language, theme, width] of seen) {
    const context = await tried(true, theme, width);
    const page = await context.newPage();
    await page.goto(`${url}/${language}${path}`, { waitUntil: "networkidle" });
    await open(page, all[language]);
    const dialog = page.getByRole("dialog");
    // Its own box is empty: what is seen in it is fixed to the window.
    await dialog.waitFor({ state: "attached" });
    await page.waitForFunction(() => !document.querySelector("[role=dialog] [aria-busy=true]"));
    expect(await violationsOn(page), `${language}, ${theme}`).toEqual([]);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    // A key that is pressed on no element in particular gives it back to none.
    if (path !== "/projects/")
      await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("BUTTON");
    await context.close();
  }
});
