import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type Browser, browse, openBrowser } from "../world";

const { url } = inject("world");
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test.each([
  ["en", "Play", "Pause", "Position"],
  ["th", "เล่น", "หยุด", "ตำแหน่ง"],
])("the sample plays in step with its words: %s", async (language, play, pause, position) => {
  const context = await browse(browser, { theme: "dark" });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`${url}/${language}/`);
  const sample = page.locator("#listen");
  await sample.getByRole("button", { name: new RegExp(`^${play}`) }).click();
  await sample.getByRole("button", { name: new RegExp(`^${pause}`) }).click();
  const lines = sample.getByRole("list").getByRole("button");
  await lines.nth(2).click();
  await expect.poll(() => lines.nth(2).getAttribute("aria-current")).toBe("true");
  await expect.poll(() => sample.getByRole("slider", { name: position }).inputValue().then(Number)).toBeGreaterThan(1);
  await page.locator("[data-theme-button]").click();
  await page.reload();
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("light");
  // It needs no other script than its own.
  expect(asked.filter((address) => address.endsWith(".js"))).toEqual([]);
  await context.close();
});

test("an address that leads nowhere says so, with a way back", async () => {
  const context = await browse(browser);
  const page = await context.newPage();
  const answer = await page.goto(`${url}/en/projects/nowhere/`);
  expect(answer?.status()).toBe(404);
  await page.getByRole("link", { name: "Go to the start page" }).first().click();
  await page.waitForURL(`${url}/en/`);
  await context.close();
});

test("search engines are told what the product is, and what newcomers ask", async () => {
  const context = await browse(browser);
  const page = await context.newPage();
  for (const language of ["en", "th"]) {
    await page.goto(`${url}/${language}/`);
    const described = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? "");
    const [product, answers] = described["@graph"];
    expect(product["@type"]).toBe("SoftwareApplication");
    const asked = await page.locator("#questions summary").allTextContents();
    expect(answers.mainEntity.map((one: { name: string }) => `${one.name}+`)).toEqual(asked);
    await page.locator("#questions summary").first().click();
    await page.getByText(answers.mainEntity[0].acceptedAnswer.text).waitFor();
  }
  await context.close();
});
