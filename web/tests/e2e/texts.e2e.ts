import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { tea } from "../seed";
import { ask, type Browser, browse, ended, openBrowser, register } from "../world";

const world = inject("world");
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test("an episode is published in its creator's own words, and the package follows for nothing", async () => {
  const tokens = await register(world, `publisher-${Date.now()}@example.com`);
  const { project_id } = await ask<{ project_id: string }>(
    world,
    "POST",
    "/generate/podcast",
    { title: "Tea, plainly", description: tea, target_duration: 1, video_motion: "none" },
    tokens.access_token,
  );
  expect(await ended(world, project_id, tokens.access_token)).toBe("completed");
  const context = await browse(browser, { signedIn: tokens });
  const page = await context.newPage();
  await page.goto(`${world.url}/en/projects/view/?id=${project_id}&tab=publish`);
  await page.getByRole("button", { name: "Edit the texts" }).click();
  await page.getByLabel("Title", { exact: true }).fill("");
  await page.getByRole("button", { name: "Save the texts" }).click();
  await page.getByText("A title is needed").waitFor();
  await page.getByLabel("Title", { exact: true }).fill("Tea, in my own words");
  await page.getByLabel("Tags").fill("tea, water, tea");

  // What is being written outlives the page.
  await page.reload();
  await expect.poll(() => page.getByLabel("Title", { exact: true }).inputValue()).toBe("Tea, in my own words");

  // Somebody else is faster: nothing that was typed is lost.
  const other = { seo_metadata: { description: "Written by another tab." } };
  await ask(world, "PATCH", `/projects/${project_id}`, other, tokens.access_token);
  await page.getByRole("button", { name: "Save the texts" }).click();
  await page.getByText("changed elsewhere meanwhile").waitFor();
  expect(await page.getByLabel("Title", { exact: true }).inputValue()).toBe("Tea, in my own words");
  await page.getByRole("button", { name: "Load it anew" }).click();
  await expect.poll(() => page.getByLabel("Description").inputValue()).toBe("Written by another tab.");

  await page.getByLabel("Title", { exact: true }).fill("Tea, in my own words");
  await page.getByLabel("Tags").fill("tea, water, tea");
  await page.getByLabel("Show notes").fill("## What it is\n\n- **Water** first");
  await page.getByRole("button", { name: "Save the texts" }).click();
  await page.getByText("The package still holds the old texts").waitFor();
  await page.getByRole("button", { name: "Pack again, free of charge" }).click();
  await page.getByRole("link", { name: "Open the episode" }).click();
  await page.getByRole("tab", { name: "Publish" }).click();
  await page.getByText("Tea, in my own words").first().waitFor();
  await expect.poll(() => page.getByText("The package still holds the old texts").count()).toBe(0);
  await page.getByText("85 credits").waitFor();
  await page.getByText("As loud as Apple Podcasts asks").waitFor();
  await page.getByRole("tab", { name: "Files" }).click();
  const [notes] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "show-notes.md" }).click(),
  ]);
  expect(await readFile(await notes.path(), "utf8")).toContain("**Water** first");
  await context.close();
});

test("texts are copied also where the browser lends its clipboard to no one", async () => {
  const context = await browse(browser, { signedIn: true });
  await context.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  const page = await context.newPage();
  await page.goto(`${world.url}/en/projects/view/?id=${inject("seeded").english}&tab=publish`);
  const copy = page.getByRole("button", { name: "Copy Tags" });
  await copy.click();
  await page.getByText("Copied", { exact: true }).waitFor();
  // The focus is where it was, and what is pasted is the text.
  expect(await copy.evaluate((button) => button === document.activeElement)).toBe(true);
  await page.getByRole("button", { name: "Edit the texts" }).click();
  const field = page.getByLabel("Title", { exact: true });
  await field.fill("");
  await field.press("Control+v");
  expect(await field.inputValue()).toBe(await page.getByLabel("Tags").inputValue());
  await context.close();
});
