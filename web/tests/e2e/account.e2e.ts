import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { ask, type Browser, browse, linkIn, mailTo, openBrowser, register } from "../world";

const world = inject("world");
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const fresh = (name: string) => `${name}-${Date.now()}@example.com`;

test("a forgotten password is reset by the link in the mail", async () => {
  const email = fresh("forgetful");
  await register(world, email);
  const context = await browse(browser);
  const page = await context.newPage();
  await page.goto(`${world.url}/en/forgot-password/`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await page.getByText("a link is on its way").waitFor();
  let link = "";
  await expect
    .poll(
      async () => {
        const mail = await mailTo(world.data, email);
        link = mail.includes("reset-password") ? linkIn(mail, "reset-password") : "";
        return link;
      },
      { timeout: 30_000 },
    )
    .not.toBe("");
  await page.goto(link);
  await page.getByLabel("New password", { exact: true }).fill("seven grey herons waiting");
  await page.getByRole("button", { name: "Change the password" }).click();
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("seven grey herons waiting");
  await page.getByLabel("Password", { exact: true }).press("Enter");
  await page.waitForURL("**/en/projects/");
  await context.close();
});

test("whoever is not signed in is asked to, and comes back to where they wanted to go", async () => {
  const email = fresh("returning");
  await register(world, email);
  const context = await browse(browser);
  const page = await context.newPage();
  await page.goto(`${world.url}/en/settings/?tab=words`);
  await page.waitForURL("**/sign-in/**");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("wrong wrong wrong");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("do not match an account").waitFor();
  await page.getByLabel("Password", { exact: true }).fill("quiet lantern orbit 42");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/settings/?tab=words");
  await context.close();
});

test("settings are kept: name, words, a key that is never shown, a password", async () => {
  const context = await browse(browser, { signedIn: await register(world, fresh("settler")) });
  const page = await context.newPage();
  await page.goto(`${world.url}/en/settings/`);
  await page.getByLabel("First name").fill("Ada");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved", { exact: true }).waitFor();

  await page.getByRole("tab", { name: "Pronunciation" }).click();
  await page.getByLabel("Word").fill("Kyiv");
  await page.getByLabel("Spoken as").fill("keev");
  await page.getByRole("button", { name: "Add" }).click();
  await page.getByRole("row", { name: /Kyiv keev/ }).waitFor();

  await page.getByRole("tab", { name: "Provider keys" }).click();
  await page.getByLabel("Key for OpenAI").fill("hello");
  await page.getByRole("button", { name: "Save and test" }).first().click();
  await page.getByText(/is not an OpenAI key/).waitFor();
  const key = "sk-proj-0123456789abcdefghijklmnopqrstuv";
  await page.getByLabel("Key for OpenAI").fill(key);
  await page.getByRole("button", { name: "Save and test" }).first().click();
  await page.getByText("sk-…stuv").waitFor();
  expect(await page.content()).not.toContain(key);
  await page.getByRole("button", { name: "Remove OpenAI" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await page.getByLabel("Key for OpenAI").waitFor();

  await page.getByRole("tab", { name: "Security" }).click();
  await page.getByLabel("Current password", { exact: true }).fill("not this one at all");
  await page.getByLabel("New password", { exact: true }).fill("eleven stones in a stream");
  await page.getByRole("button", { name: "Change the password" }).click();
  await page.getByText("This is not your current password").waitFor();
  await page.getByLabel("Current password", { exact: true }).fill("quiet lantern orbit 42");
  await page.getByRole("button", { name: "Change the password" }).click();
  await page.getByText("Your password is changed").waitFor();
  await page.reload();
  await page.getByText("This device").waitFor();
  await context.close();
});

test("an account speaks Thai when it is asked to, and keeps to it", async () => {
  const context = await browse(browser, { signedIn: await register(world, fresh("thai")) });
  const page = await context.newPage();
  await page.goto(`${world.url}/en/settings/`);
  await page.getByRole("radio", { name: "ไทย" }).click();
  await page.waitForURL("**/th/settings/");
  await page.getByRole("heading", { name: "การตั้งค่า" }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe("th");
  await page.goto(world.url);
  await page.waitForURL(`${world.url}/th/`);
  await context.close();
});

test("Thai dates are of the era that is chosen", async () => {
  const tokens = await register(world, `years-${Date.now()}@example.com`, "th");
  await ask(world, "POST", "/projects", { title: "ปีนี้", language: "th" }, tokens.access_token);
  const context = await browse(browser, { signedIn: tokens });
  const page = await context.newPage();
  const year = new Date().getFullYear();
  await page.goto(`${world.url}/th/projects/`);
  await page.getByText(String(year + 543)).waitFor();
  await page.goto(`${world.url}/th/settings/`);
  await page.getByRole("radio", { name: /ค\.ศ\./ }).click();
  await page.goto(`${world.url}/th/projects/`);
  await page.getByText(String(year)).waitFor();
  await page.goto(`${world.url}/en/settings/`);
  await page.getByText("Language", { exact: true }).first().waitFor();
  expect(await page.getByText("Common era").count()).toBe(0);
  await context.close();
});

test("everything can be taken away, and the account erased", async () => {
  const email = fresh("leaver");
  const context = await browse(browser, { signedIn: await register(world, email) });
  const page = await context.newPage();
  await page.goto(`${world.url}/en/settings/?tab=account`);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export as ZIP" }).click(),
  ]);
  expect((await readFile(await download.path())).subarray(0, 2).toString("latin1")).toBe("PK");
  await page.getByRole("button", { name: "Erase the account…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Your password", { exact: true }).fill("something else entirely");
  await dialog.getByRole("button", { name: "Erase everything" }).click();
  await dialog.getByText("This is not your password").waitFor();
  await dialog.getByLabel("Your password", { exact: true }).fill("quiet lantern orbit 42");
  await dialog.getByRole("button", { name: "Erase everything" }).click();
  await page.waitForURL(`${world.url}/en/`);
  await context.close();
});

test("credits are bought in the development checkout and stand on the statement", async () => {
  const context = await browse(browser, { signedIn: await register(world, fresh("buyer")) });
  const page = await context.newPage();
  await page.goto(`${world.url}/en/billing/`);
  await page.getByRole("button", { name: "Buy Creator" }).click();
  await page.getByRole("button", { name: /Complete without paying/ }).click();
  await page.getByText("360 credits are on the account").waitFor();
  await page.goto(`${world.url}/en/billing/`);
  await page.getByRole("link", { name: "460 credits" }).waitFor();
  await page.getByRole("row", { name: /Purchase \+360 460/ }).waitFor();
  await context.close();
});

test("the doors open by keyboard alone", async () => {
  const email = fresh("keys");
  await register(world, email);
  const context = await browse(browser);
  const page = await context.newPage();
  await page.goto(`${world.url}/en/sign-in/`);
  await page.keyboard.press("Tab");
  for (let i = 0; i < 30; i++) {
    if (await page.getByLabel("E-mail").evaluate((field) => field === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.type(email);
  await page.keyboard.press("Tab");
  await page.keyboard.type("quiet lantern orbit 42");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/en/projects/");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the content");
  await context.close();
});
