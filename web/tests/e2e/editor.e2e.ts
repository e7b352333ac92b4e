import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { tea } from "../seed";
import { ask, type Browser, browse, ended, openBrowser, register } from "../world";

const world = inject("world");
const { url } = world;
const { english } = inject("seeded");
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test("a script is edited, split, joined, undone, saved and restored", async () => {
  const context = await browse(browser, { signedIn: true });
  const page = await context.newPage();
  await page.goto(`${url}/en/projects/view/?id=${english}&tab=script`);
  const first = page.getByRole("textbox", { name: "Text of line 1", exact: true });
  await first.waitFor();
  const lines = page.getByRole("textbox", { name: /^Text of line/ });
  const before = await first.inputValue();
  const count = await lines.count();

  await first.fill("Water decides how tea tastes. Listen.");
  await page.getByText("1 changed line needs new sound").waitFor();
  await first.press("Control+z");
  await expect.poll(() => first.inputValue()).toBe(before);
  await first.press("Control+Shift+z");
  await expect.poll(() => first.inputValue()).toBe("Water decides how tea tastes. Listen.");

  // Split at the cursor, join again: with the menu, and as in any text.
  await first.evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(29, 29));
  await first.press("Enter");
  await expect.poll(() => lines.count()).toBe(count + 1);
  await page.getByRole("button", { name: "More for line 1", exact: true }).click();
  await page.getByRole("menuitem", { name: "Join with the next line" }).click();
  await expect.poll(() => lines.count()).toBe(count);
  await first.evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(29, 29));
  await first.press("Enter");
  await expect.poll(() => lines.count()).toBe(count + 1);
  await expect.poll(() => focused(page)).toBe("Text of line 2");
  await page.keyboard.press("Backspace");
  await expect.poll(() => lines.count()).toBe(count);
  await expect.poll(() => focused(page)).toBe("Text of line 1");

  // What is not saved survives a reload.
  await page.reload();
  await expect.poll(() => first.inputValue()).toBe("Water decides how tea tastes. Listen.");
  await first.press("Control+s");
  await page.getByText("Version 2 saved").waitFor();

  // What was changed since is seen before it is undone.
  await page.getByRole("button", { name: "Versions" }).click();
  await page.getByRole("button", { name: /^Compare/ }).click();
  const since = page.getByRole("region", { name: "What changed since version 1" });
  await since.locator("ins").first().waitFor();
  expect(await since.locator("del").allTextContents()).not.toEqual([]);
  await page.getByRole("button", { name: /^Restore/ }).click();
  await expect.poll(() => first.inputValue()).toBe(before);
  await context.close();
});

test("words are found one after the other, and replaced in every line at once", async () => {
  const context = await browse(browser, { signedIn: true });
  const page = await context.newPage();
  await page.goto(`${url}/en/projects/view/?id=${english}&tab=script`);
  await page.getByRole("textbox", { name: "Text of line 1", exact: true }).press("Control+f");
  const words = page.getByRole("searchbox", { name: "Find in the script" });
  await words.fill("tea");
  const marks = page.locator("mark");
  await expect.poll(() => marks.count()).toBeGreaterThan(1);
  const count = await marks.count();
  await words.press("Enter");
  await page.getByText(`1 of ${count}`).waitFor();
  await words.press("Shift+Enter");
  await page.getByText(`${count} of ${count}`).waitFor();
  await page.getByRole("textbox", { name: "Replace with" }).fill("coffee");
  await page.getByRole("button", { name: `Replace ${count}` }).click();
  await expect.poll(() => page.getByRole("button", { name: "Replace 0" }).count()).toBe(1);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("Everything is saved").waitFor();
  await words.press("Escape");
  await words.waitFor({ state: "detached" });
  await context.close();
});

test("beside a line stand its takes and what it rests on; on a phone they come when asked for", async () => {
  const context = await browse(browser, { signedIn: true });
  const page = await context.newPage();
  await page.goto(`${url}/en/projects/view/?id=${english}&tab=script`);
  await page.getByRole("textbox", { name: "Text of line 2", exact: true }).click();
  const beside = page.getByRole("region", { name: "About line 2" });
  const passage = await beside.getByRole("blockquote").first().textContent();
  expect(tea).toContain(passage?.trim().slice(0, 40));
  await beside.getByRole("button", { name: "Play take 1" }).click();
  await beside.getByRole("button", { name: "Pause take 1" }).waitFor();

  await page.setViewportSize({ width: 390, height: 844 });
  await page
    .getByRole("button", { name: /^Rests on/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("blockquote").first().waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "More for line 1", exact: true }).click();
  await page.getByRole("menuitem", { name: "Compare takes" }).click();
  await dialog.getByRole("button", { name: "Play take 1" }).waitFor();
  await context.close();
});

test("arrows lead from line to line, and all keys are told under the question mark", async () => {
  const context = await browse(browser, { signedIn: true });
  const page = await context.newPage();
  await page.goto(`${url}/en/projects/view/?id=${english}&tab=script`);
  await page.getByRole("textbox", { name: "Text of line 1", exact: true }).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => focused(page)).toBe("Text of line 2");
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowUp");
  await expect.poll(() => focused(page)).toBe("Text of line 1");
  // A question mark in a text is a question mark.
  await page.keyboard.press("?");
  expect(await page.getByRole("dialog").count()).toBe(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keyboard" });
  await dialog.getByText("Split at the cursor").waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await context.close();
});

test("a clicked word is heard from there, and keys go from line to line", async () => {
  // All of the lines are in sight, to be clicked where they are.
  const context = await browse(browser, { signedIn: true, viewport: { width: 1280, height: 1400 } });
  const page = await context.newPage();
  await page.goto(`${url}/en/projects/view/?id=${english}`);
  const position = page.getByRole("slider", { name: "Position in the episode" });
  const line = page.locator("[data-text]").nth(1);
  await line.waitFor();
  const box = await line.boundingBox();
  if (!box) throw new Error("The second line has no place");
  // The last of its rows, far behind the line's own beginning.
  await page.mouse.click(box.x + 20, box.y + box.height - 8);
  await expect.poll(() => position.inputValue().then(Number)).toBeGreaterThan(12);
  await page.getByRole("button", { name: "Pause", exact: true }).first().waitFor();
  await page.keyboard.press("k");
  await page.getByRole("button", { name: "Play", exact: true }).first().waitFor();
  const lines = page.locator("button:has([data-text])");
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press("ArrowUp");
  await expect.poll(() => lines.nth(0).getAttribute("aria-current")).toBe("true");
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => lines.nth(1).getAttribute("aria-current")).toBe("true");
  await context.close();
});

test("lines are moved by dragging and by keys, and the focus stays with them", async () => {
  // All of the lines are in sight: nothing scrolls away under the pointer.
  const context = await browse(browser, { signedIn: true, viewport: { width: 1280, height: 1800 } });
  const page = await context.newPage();
  await page.goto(`${url}/en/projects/view/?id=${english}&tab=script`, { waitUntil: "networkidle" });
  const line = (n: number) => page.getByRole("textbox", { name: `Text of line ${n}`, exact: true });
  await line(1).waitFor();
  const [one, two, three] = [await line(1).inputValue(), await line(2).inputValue(), await line(3).inputValue()];
  const grip = (n: number) => page.getByRole("button", { name: `Move line ${n}:` });
  await grip(1).dragTo(line(3));
  await expect.poll(() => line(3).inputValue()).toBe(one);
  expect(await line(1).inputValue()).toBe(two);
  await grip(3).focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect.poll(() => line(2).inputValue()).toBe(one);
  await page.keyboard.press("Alt+ArrowUp");
  await expect.poll(() => line(1).inputValue()).toBe(one);
  expect([await line(2).inputValue(), await line(3).inputValue()]).toEqual([two, three]);
  await page.getByText("Everything is saved").waitFor();
  await context.close();
});

test("one line is spoken anew for one credit, and nothing else changes", async () => {
  const tokens = await register(world, `director-${Date.now()}@example.com`);
  // Its voices can be told how to speak.
  const keys = { api_key: "sk-e2edirector0123456789abcdefghij" };
  await ask(world, "PUT", "/users/me/api-keys/openai", keys, tokens.access_token);
  const { project_id } = await ask<{ project_id: string }>(
    world,
    "POST",
    "/generate/podcast",
    {
      title: "One take more",
      description: tea,
      target_duration: 1,
      video_motion: "none",
      providers: { text: "built-in", speech: "openai" },
    },
    tokens.access_token,
  );
  expect(await ended(world, project_id, tokens.access_token)).toBe("completed");
  const context = await browse(browser, { signedIn: tokens });
  const page = await context.newPage();
  await page.goto(`${url}/en/projects/view/?id=${project_id}&tab=script`);
  const lines = page.getByRole("textbox", { name: /^Text of line/ });
  await lines.first().waitFor();
  const before = await lines.allTextContents();
  await page.getByText("85 credits").waitFor();
  await again(page, 2, /The sound/, "slower, and with a smile");
  await page.getByText("84 credits").waitFor();
  await page.getByRole("link", { name: "Open the episode" }).click();
  await page.getByRole("tab", { name: "Script" }).click();
  await lines.first().waitFor();
  expect(await lines.allTextContents()).toEqual(before);

  // Its two takes are heard against each other.
  await page.getByRole("textbox", { name: "Text of line 2", exact: true }).click();
  const beside = page.getByRole("region", { name: "About line 2" });
  const [a, b] = [beside.getByRole("button", { name: "A Take 2" }), beside.getByRole("button", { name: "B Take 1" })];
  await a.click();
  await expect.poll(() => a.getAttribute("aria-pressed")).toBe("true");
  await b.click();
  await expect.poll(() => b.getAttribute("aria-pressed")).toBe("true");
  expect(await a.getAttribute("aria-pressed")).toBe("false");
  await context.close();
});

test("a line that would sound the same again is refused, and costs nothing", async () => {
  const context = await browse(browser, { signedIn: true });
  const page = await context.newPage();
  await page.goto(`${url}/en/projects/view/?id=${english}&tab=script`);
  await again(page, 2, /The sound/);
  await page.getByText("say the same words the same way every time").waitFor();
  await context.close();
});

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));

async function again(page: Page, line: number, what: RegExp, wish = "") {
  await page.getByRole("button", { name: `More for line ${line}`, exact: true }).click();
  await page.getByRole("menuitem", { name: "Make this line again" }).click();
  await page.getByRole("radio", { name: what }).click();
  if (wish) await page.getByRole("textbox", { name: /Your wish/ }).fill(wish);
  await page.getByRole("button", { name: "Make it for 1 credit" }).click();
}
