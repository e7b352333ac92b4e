import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { tea } from "../seed";
import { ask, type Browser, browse, ended, openBrowser, register } from "../world";

const world = inject("world");
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const newcomer = () => register(world, `writer-${Date.now()}@example.com`);
const title = (page: Page) => page.getByLabel("Title", { exact: true });
const line = (page: Page, n: number) => page.getByRole("textbox", { name: `Text of line ${n}`, exact: true });

/** A window that is looked at again asks for what may have become old. */
const comeBack = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event("visibilitychange")));

test("a script that is changed elsewhere leaves what is typed here alone, and is offered beside it", async () => {
  const { access_token: token, ...rest } = await newcomer();
  const { id } = await ask<{ id: string }>(world, "POST", "/projects", { title: "Two desks" }, token);
  const put = (text: string) =>
    ask(world, "PUT", `/projects/${id}/script`, { segments: [{ speaker: "Ada", text }] }, token);
  await put("The sea is salt.");
  const context = await browse(browser, { signedIn: { access_token: token, ...rest } });
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(`${world.url}/en/projects/view/?id=${id}&tab=script`);
  await line(page, 1).fill("The sea is salt, and the rivers are not.");

  await put("The sea is blue.");
  await page.clock.fastForward(60_000);
  await comeBack(page);
  await page.getByText("The script was changed elsewhere meanwhile").waitFor();
  expect(await line(page, 1).inputValue()).toBe("The sea is salt, and the rivers are not.");

  await page.getByRole("button", { name: "Load the newer one" }).click();
  await expect.poll(() => line(page, 1).inputValue()).toBe("The sea is blue.");
  // Neither a reload nor yet another version loses what lies aside.
  await page.reload();
  await page.getByText("What you typed into version 1 is not saved").waitFor();
  await page.getByRole("button", { name: "Put it over this version" }).click();
  await expect.poll(() => line(page, 1).inputValue()).toBe("The sea is salt, and the rivers are not.");
  await page.getByRole("button", { name: "Save as a new version" }).click();
  await page.getByText("Version 3 saved").waitFor();
  await page.getByText("Everything is saved").waitFor();
  expect(await page.getByText("What you typed into version").count()).toBe(0);

  // Where nothing is unsaved, the newer one simply stands there.
  await put("The sea is deep.");
  await page.clock.fastForward(60_000);
  await comeBack(page);
  await expect.poll(() => line(page, 1).inputValue()).toBe("The sea is deep.");
  await context.close();
});

test("texts that are typed while their own save is under way are saved next", async () => {
  const tokens = await newcomer();
  const token = tokens.access_token;
  const order = { title: "Tea, twice", description: tea, target_duration: 1, video_motion: "none" };
  const { project_id } = await ask<{ project_id: string }>(world, "POST", "/generate/podcast", order, token);
  expect(await ended(world, project_id, token)).toBe("completed");
  const context = await browse(browser, { signedIn: tokens });
  const page = await context.newPage();
  await page.goto(`${world.url}/en/projects/view/?id=${project_id}&tab=publish`);
  await page.getByRole("button", { name: "Edit the texts" }).click();
  await title(page).fill("Tea, first");

  let letGo = () => {};
  const mayGo = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(`**/api/v1/projects/${project_id}`, async (route) => {
    if (route.request().method() === "PATCH") await mayGo;
    await route.continue();
  });
  const save = page.getByRole("button", { name: "Save the texts" });
  await save.click();
  await title(page).fill("Tea, first and second");
  letGo();
  await page.getByText("The texts are saved").waitFor();
  expect(await title(page).inputValue()).toBe("Tea, first and second");
  await save.click();
  await page.getByRole("button", { name: "Edit the texts" }).waitFor();
  const saved = await ask<{ seo_metadata: { title: string } }>(
    world,
    "GET",
    `/projects/${project_id}`,
    undefined,
    token,
  );
  expect(saved.seo_metadata.title).toBe("Tea, first and second");
  await context.close();
});

test("versions that could not be fetched are asked for again", async () => {
  const tokens = await newcomer();
  const { id } = await ask<{ id: string }>(world, "POST", "/projects", { title: "A torn line" }, tokens.access_token);
  const script = { segments: [{ speaker: "Ada", text: "The sea is salt." }] };
  await ask(world, "PUT", `/projects/${id}/script`, script, tokens.access_token);
  const context = await browse(browser, { signedIn: tokens });
  const page = await context.newPage();
  await page.goto(`${world.url}/en/projects/view/?id=${id}&tab=script`);
  await page.route("**/script/versions?**", (route) => route.fulfill({ status: 503, body: "" }));
  await page.getByRole("button", { name: "Versions" }).click();
  const dialog = page.getByRole("dialog");
  const again = dialog.getByRole("alert").getByRole("button", { name: "Try again" });
  await again.waitFor();
  await page.unroute("**/script/versions?**");
  await again.click();
  await dialog.getByText("Version 1").waitFor();
  await context.close();
});
