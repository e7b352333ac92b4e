import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type Browser, browse, openBrowser } from "../world";

const { url } = inject("world");
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test("a newcomer goes from the landing page to a playing, downloaded episode", async () => {
  const context = await browse(browser);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (fault) => faults.push(fault.message));

  await page.goto(url);
  await page.waitForURL(`${url}/en/`);
  await page.getByRole("link", { name: "Make your first episode" }).first().click();
  await page.waitForURL("**/en/sign-up/");
  await page.getByLabel("E-mail").fill(`newcomer-${Date.now()}@example.com`);
  await page.getByLabel("Password", { exact: true }).fill("paper boats drift north");
  await page.getByRole("button", { name: "Make the account" }).click();
  await page.waitForURL("**/en/projects/");

  // Two clicks to sound.
  await page.getByRole("link", { name: "Make your first episode" }).click();
  await page.getByRole("button", { name: "Make the episode for 18 credits" }).click();
  await page.waitForURL("**/projects/live/**");
  await page.getByRole("progressbar", { name: "Whole production" }).waitFor();
  await page.getByText("82 credits").waitFor();
  await page.getByRole("link", { name: "Open the episode" }).click({ timeout: 300_000 });
  await page.waitForURL("**/projects/view/**");

  await page.getByRole("button", { name: "Play", exact: true }).first().click();
  const position = page.getByRole("slider", { name: "Position in the episode" });
  await expect.poll(() => position.inputValue().then(Number), { timeout: 20_000 }).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Pause", exact: true }).first().waitFor();

  await page.getByRole("tab", { name: "Files" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download all as ZIP" }).click(),
  ]);
  const zip = await readFile(await download.path());
  expect(zip.subarray(0, 4).toString("latin1")).toBe("PK\u0003\u0004");
  expect(zip.length).toBeGreaterThan(500_000);
  // The note that it is ready leads back to it.
  await page.getByRole("button", { name: /new note/ }).click();
  await page.getByRole("link", { name: /^New: .*Why the last hour/ }).click();
  await page.getByRole("tab", { name: "Listen", selected: true }).waitFor();
  expect(faults).toEqual([]);
  await context.close();
});
