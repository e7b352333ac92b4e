import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { ask, type Browser, browse, openBrowser, register } from "../world";

const world = inject("world");
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test("what was typed survives leaving, and every step keeps it", async () => {
  const tokens = await register(world, `creator-${Date.now()}@example.com`);
  const context = await browse(browser, { signedIn: tokens });
  const page = await context.newPage();
  await page.goto(`${world.url}/en/projects/new/`);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByText("Give it a title").waitFor();
  // What is shown as chosen is what will be ordered, also where the choices came late.
  await expect.poll(() => page.getByLabel("Form").inputValue()).toBe("conversation");
  await expect.poll(() => page.getByLabel("Form").locator("option").count()).toBeGreaterThan(1);
  expect(await page.getByLabel("Form").inputValue()).toBe("conversation");
  expect(await page.getByLabel("Tone").inputValue()).toBe("friendly");
  await page.getByLabel("Title").fill("Salt and the sea");
  await page.getByLabel("Idea").fill("Why the sea is salt, and the rivers are not.");
  await page.reload();
  await expect.poll(() => page.getByLabel("Title").inputValue()).toBe("Salt and the sea");

  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("heading", { name: "What should it rest on?" }).waitFor();
  await page.waitForURL("**/projects/new/?id=**");
  await page.locator("input[type=file]").setInputFiles({
    name: "sea.md",
    mimeType: "text/markdown",
    buffer: Buffer.from(
      "# The sea\n\nRivers carry a little salt from the rocks. The sea keeps it, because only water evaporates.",
    ),
  });
  await page.getByText(/characters in 1 passage/).waitFor();
  await page.getByText("Rivers carry a little salt from the rocks.").waitFor();
  await page.getByLabel("Web page").fill("not an address");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByText("Enter an address that begins with").waitFor();

  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("heading", { name: "Who speaks?" }).waitFor();
  await page.getByRole("textbox", { name: "Name" }).first().fill("Ada");
  await page.getByRole("textbox", { name: "Name" }).last().fill("ada");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByText("Speakers need different names").waitFor();
  await page.getByRole("textbox", { name: "Name" }).last().fill("Ben");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("radio", { name: "No video" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Make the episode for 15 credits" }).waitFor();

  // From the list, it goes on where it was.
  await page.goto(`${world.url}/en/projects/`);
  await page.getByRole("link", { name: "Salt and the sea" }).click();
  await expect.poll(() => page.getByLabel("Idea").inputValue()).toBe("Why the sea is salt, and the rivers are not.");
  await page.getByRole("button", { name: /Voices/ }).click();
  await expect.poll(() => page.getByRole("textbox", { name: "Name" }).last().inputValue()).toBe("Ben");
  await context.close();
});

test("a voice is heard before it is chosen", async () => {
  const context = await browse(browser, { signedIn: true });
  const page = await context.newPage();
  await page.goto(`${world.url}/en/projects/new/?first=1`);
  await page.getByRole("button", { name: /Voices/ }).click();
  await page.getByRole("button", { name: "Choose a voice for speaker 1" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /^Hear/ }).first().click();
  await page
    .getByRole("region", { name: "Player", includeHidden: true })
    .getByText(/0:0[1-9]/)
    .first()
    .waitFor();
  // Voices of providers have no sample here.
  const row = dialog
    .getByRole("listitem")
    .filter({ has: page.getByRole("button", { name: /^Hear/ }) })
    .last();
  const name = await row.locator("p").first().textContent();
  await row.getByRole("button", { name: /^Use/ }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("button", { name: `Hear ${name}` }).waitFor();
  await context.close();
});

test("Enter in the only name there is goes on, and orders nothing", async () => {
  const tokens = await register(world, `alone-${Date.now()}@example.com`);
  const context = await browse(browser, { signedIn: tokens });
  const page = await context.newPage();
  await page.goto(`${world.url}/en/projects/new/?first=1`);
  await page.getByRole("button", { name: /^Make the episode for/ }).waitFor();
  // Nor does it in the review, but on the button that says so.
  await page.getByRole("switch").first().press("Enter");
  await page.getByRole("button", { name: /Voices/ }).click();
  await page.getByRole("radio", { name: "1", exact: true }).click();
  const name = page.getByRole("textbox", { name: "Name" });
  await expect.poll(() => name.count()).toBe(1);
  await name.fill("Ada");
  await name.press("Enter");
  await page.getByRole("heading", { name: "How does it look and sound around the voices?" }).waitFor();
  expect(page.url()).toContain("/projects/new/");
  const balance = await ask<{ credits: number; reserved: number }>(
    world,
    "GET",
    "/credits/balance",
    undefined,
    tokens.access_token,
  );
  expect(balance).toMatchObject({ credits: 100, reserved: 0 });
  await context.close();
});

test("a key that is missing is put right in the review", async () => {
  const tokens = await register(world, `keyless-${Date.now()}@example.com`);
  const context = await browse(browser, { signedIn: tokens });
  const page = await context.newPage();
  await page.goto(`${world.url}/en/projects/new/?first=1`);
  const makers = page.getByRole("region", { name: "Who makes it" });
  await makers.getByText("Built-in studio").first().waitFor();
  await makers.getByRole("button", { name: "Add a key" }).click();
  await page.getByLabel("Key for OpenAI").fill("sk-proj-0123456789abcdefghijklmnopqrstuv");
  await page.getByRole("button", { name: "Save and test" }).first().click();
  await page.getByText("The key works", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Back to the review" }).click();
  // The price and who makes it follow, and what was chosen stayed.
  await makers.getByText("OpenAI").first().waitFor();
  await page.getByRole("button", { name: /^Make the episode for/ }).waitFor();
  await context.close();
});

test("speakers are recorded as one conversation where their voices can, and it is asked for", async () => {
  const tokens = await register(world, `talker-${Date.now()}@example.com`);
  const context = await browse(browser, { signedIn: tokens });
  const page = await context.newPage();
  const together = page.getByRole("switch", { name: "Record them as one conversation" });
  await page.goto(`${world.url}/en/projects/new/?first=1`);
  await page.getByRole("button", { name: /^Make the episode for/ }).waitFor();
  await page.getByRole("button", { name: /Voices/ }).click();
  await page.getByRole("textbox", { name: "Name" }).first().waitFor();
  expect(await together.count()).toBe(0);

  const key = { api_key: "AQ.good-0123456789abcdefghij" };
  await ask(world, "PUT", "/users/me/api-keys/google", key, tokens.access_token);
  await page.goto(`${world.url}/en/projects/new/?first=1`);
  await page.getByRole("button", { name: /Voices/ }).click();
  await together.click();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByText("As one conversation").waitFor();
  // A browser tells nobody outside what a request that was made with a stream has in it: the page itself looks.
  await page.evaluate(() => {
    const send = window.fetch;
    window.fetch = async (input, init) => {
      const request = new Request(input, init);
      if (request.url.endsWith("/generate/podcast")) document.title = await request.clone().text();
      return send(request);
    };
  });
  await page.getByRole("button", { name: /^Make the episode for/ }).click();
  await expect.poll(() => page.title()).toContain('"dialogue":true');
  await context.close();
});

test("what was pasted and not added yet is there after a reload, on the same step", async () => {
  const tokens = await register(world, `paster-${Date.now()}@example.com`);
  const context = await browse(browser, { signedIn: tokens });
  const page = await context.newPage();
  await page.goto(`${world.url}/en/projects/new/`);
  await page.getByLabel("Title").fill("Half a source");
  await page.getByLabel("Idea").fill("What was begun is not lost.");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Or paste text").fill("The tide comes twice a day.");
  await page.waitForURL("**step=sources**");
  await page.reload();
  await expect.poll(() => page.getByLabel("Or paste text").inputValue()).toBe("The tide comes twice a day.");
  await context.close();
});

test("without a connection a bar says so; what is typed stays, and what is pressed is done when it is back", async () => {
  const tokens = await register(world, `offline-${Date.now()}@example.com`);
  const context = await browse(browser, { signedIn: tokens });
  const page = await context.newPage();
  await page.goto(`${world.url}/en/projects/new/`, { waitUntil: "networkidle" });
  await context.setOffline(true);
  await page.getByText("You are offline").waitFor();
  await page.getByLabel("Title").fill("Written on a train");
  await page.getByRole("button", { name: "Continue" }).click();
  await context.setOffline(false);
  await page.getByText("You are offline").waitFor({ state: "detached" });
  // What was pressed meanwhile is done now.
  await page.getByRole("heading", { name: "What should it rest on?" }).waitFor();
  await page.getByRole("button", { name: /Brief/ }).click();
  expect(await page.getByLabel("Title").inputValue()).toBe("Written on a train");
  await context.close();
});
