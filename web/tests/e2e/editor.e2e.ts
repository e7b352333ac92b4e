import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type Browser, browse, openBrowser } from "../world";

const { url } = inject("world");
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

  // Split at the cursor, join again.
  await first.evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(29, 29));
  await first.press("Control+Enter");
  await expect.poll(() => lines.count()).toBe(count + 1);
  await page.getByRole("button", { name: "More for line 1", exact: true }).click();
  await page.getByRole("menuitem", { name: "Join with the next line" }).click();
  await expect.poll(() => lines.count()).toBe(count);

  // What is not saved survives a reload.
  await page.reload();
  await expect.poll(() => first.inputValue()).toBe("Water decides how tea tastes. Listen.");
  await first.press("Control+s");
  await page.getByText("Version 2 saved").waitFor();

  await page.getByText("Versions", { exact: true }).click();
  await page.getByRole("button", { name: "Restore" }).first().click();
  await expect.poll(() => first.inputValue()).toBe(before);
  await context.close();
});

test("find and replace changes every line at once", async () => {
  const context = await browse(browser, { signedIn: true });
  const page = await context.newPage();
  await page.goto(`${url}/en/projects/view/?id=${english}&tab=script`);
  await page.getByRole("searchbox", { name: "Find in the script" }).fill("tea");
  await page.getByRole("textbox", { name: "Replace with" }).fill("coffee");
  await page.getByRole("button", { name: /^Replace [1-9]/ }).click();
  await expect.poll(() => page.getByRole("button", { name: "Replace 0" }).count()).toBe(1);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("Everything is saved").waitFor();
  await context.close();
});

test("one line is spoken anew for one credit, and nothing else changes", async () => {
  const context = await browse(browser, { signedIn: true });
  const page = await context.newPage();
  await page.goto(`${url}/en/projects/view/?id=${english}&tab=script`);
  const lines = page.getByRole("textbox", { name: /^Text of line/ });
  await lines.first().waitFor();
  const before = await lines.allTextContents();
  await page.getByRole("button", { name: "More for line 2", exact: true }).click();
  await page.getByRole("menuitem", { name: "Make this line again" }).click();
  await page.getByRole("radio", { name: /The sound/ }).click();
  await page.getByRole("button", { name: "Make it for 1 credit" }).click();
  await page.getByRole("link", { name: "Open the episode" }).click({ timeout: 240_000 });
  await page.getByRole("tab", { name: "Script" }).click();
  await lines.first().waitFor();
  expect(await lines.allTextContents()).toEqual(before);
  await context.close();
});
