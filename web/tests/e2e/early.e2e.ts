import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { pagesOf } from "../pages";
import { type Browser, browse, openBrowser } from "../world";

const { url } = inject("world");
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test("what a page asks for before its script is there, it uses, and asks for once", async () => {
  const context = await browse(browser, { signedIn: true });
  const flaws: string[] = [];
  for (const entry of pagesOf(inject("seeded")).filter((one) => one.in)) {
    const page = await context.newPage();
    const asked: string[] = [];
    page.on("request", (request) => request.method() === "GET" && asked.push(request.url()));
    await page.goto(`${url}/en${entry.path}`, { waitUntil: "networkidle" });
    const left = await page.evaluate(() => Object.keys(window.museEarly?.asked ?? { everything: null }));
    flaws.push(...left.map((path) => `${entry.name} leaves ${path}`));
    for (const path of ["/users/me", "/credits/balance", "/transcript.json"]) {
      const times = asked.filter((address) => address.endsWith(path)).length;
      // What a production that has ended may have changed is looked at again.
      if (times > 1 && entry.name !== "live") flaws.push(`${entry.name} asks for ${path} ${times} times`);
    }
    await page.close();
  }
  await context.close();
  expect(flaws).toEqual([]);
});

test("what a number needs is loaded before a page of the desk is drawn", async () => {
  const context = await browse(browser, { signedIn: true });
  await context.addInitScript(() => {
    const made = { first: "" };
    Object.assign(window, { made });
    Intl.NumberFormat = new Proxy(Intl.NumberFormat, {
      construct: (target, settings) => {
        made.first ||= `${settings[0]} ${document.readyState}`;
        return Reflect.construct(target, settings);
      },
    });
  });
  const page = await context.newPage();
  await page.goto(`${url}/th/projects/`);

  expect(await page.evaluate(() => (window as unknown as { made: { first: string } }).made.first)).toBe("th loading");
  await context.close();
});
