import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type Browser, browse, openBrowser } from "../world";

const { url } = inject("world");
const mostTabs = 80;
const mostChoices = 12;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Goes on with Tab until the focus is there; it must be seen there, too. */
async function reach(page: Page, target: Locator) {
  await target.waitFor();
  for (let i = 0; i < mostTabs; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      const outline = await target.evaluate((element) => {
        const style = getComputedStyle(element);
        return (
          style.outlineStyle !== "none" || getComputedStyle(element.parentElement ?? element).outlineStyle !== "none"
        );
      });
      expect(outline, "the focus is seen").toBe(true);
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never comes to ${target}`);
}

async function enter(page: Page, target: Locator) {
  await reach(page, target);
  await page.keyboard.press("Enter");
}

test("from sign-up to a playing episode by keyboard alone", async () => {
  const context = await browse(browser);
  const page = await context.newPage();
  await page.goto(`${url}/en/`);
  await enter(page, page.getByRole("link", { name: "Make your first episode" }).first());
  await page.waitForURL("**/en/sign-up/");
  await reach(page, page.getByLabel("E-mail"));
  await page.keyboard.type(`keys-only-${Date.now()}@example.com`);
  await reach(page, page.getByLabel("Password", { exact: true }));
  await page.keyboard.type("paper boats drift north");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/en/projects/");
  await enter(page, page.getByRole("link", { name: "Make your first episode" }));
  // One part of it is chosen on the way: what may be clicked may be typed.
  await enter(page, page.getByRole("button", { name: /Look/ }));
  const motions = page.getByRole("radiogroup", { name: "Moving cover and video" });
  await reach(page, motions.getByRole("radio", { checked: true }));
  const still = motions.getByRole("radio", { name: "No video" });
  for (let i = 0; i < mostChoices && !(await still.isChecked()); i++) await page.keyboard.press("ArrowDown");
  await enter(page, page.getByRole("button", { name: /Review/ }));
  await enter(page, page.getByRole("button", { name: /^Make the episode for/ }));
  await page.waitForURL("**/projects/live/**");
  await enter(page, page.getByRole("link", { name: "Open the episode" }));
  await page.waitForURL("**/projects/view/**");
  await enter(page, page.getByRole("button", { name: "Play", exact: true }).first());
  const position = page.getByRole("slider", { name: "Position in the episode" });
  await expect.poll(() => position.inputValue().then(Number)).toBeGreaterThan(0);
  await page.keyboard.press("k");
  await page.getByRole("button", { name: "Play", exact: true }).first().waitFor();
  await reach(page, page.getByRole("tab", { name: "Listen" }));
  await page.keyboard.press("ArrowRight");
  await page.getByRole("textbox", { name: "Text of line 1", exact: true }).waitFor();
  await context.close();
});
