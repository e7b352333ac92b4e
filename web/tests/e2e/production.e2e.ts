import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { ask, type Browser, browse, ended, openBrowser, register, type Tokens } from "../world";

const world = inject("world");
let browser: Browser;

const order = {
  title: "The quiet harbour",
  description:
    "A harbour is quiet at night. Boats tug at their ropes, water slaps against stone, and the light at the pier turns every ten seconds. Fishermen come at four. They load ice, check the nets, and leave before the sky turns grey.",
  target_duration: 1,
  video_motion: "none",
};

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const newcomer = () => register(world, `maker-${Date.now()}@example.com`);

async function ordered(tokens: Tokens, more: object = {}) {
  const path = "/generate/podcast";
  const { project_id } = await ask<{ project_id: string }>(
    world,
    "POST",
    path,
    { ...order, ...more },
    tokens.access_token,
  );
  return project_id;
}

test("progress goes on after the connection broke, and after the page was loaded anew", async () => {
  const tokens = await newcomer();
  const context = await browse(browser, { signedIn: tokens });
  const page = await context.newPage();
  let sockets = 0;
  await page.routeWebSocket(/\/ws\//, (socket) => {
    sockets += 1;
    const server = socket.connectToServer();
    // The first line breaks as soon as something was heard on it.
    if (sockets === 1) server.onMessage(() => void socket.close({ code: 1011 }));
  });
  const project = await ordered(tokens);
  await page.goto(`${world.url}/en/projects/live/?id=${project}`);
  await expect.poll(() => sockets, { timeout: 30_000 }).toBeGreaterThan(1);
  await page.reload();
  await page.getByRole("link", { name: "Open the episode" }).waitFor({ timeout: 240_000 });
  await context.close();
});

test("a production that is stopped gives back what was not delivered, and goes on later", async () => {
  const tokens = await newcomer();
  const context = await browse(browser, { signedIn: tokens });
  const page = await context.newPage();
  const project = await ordered(tokens);
  await page.goto(`${world.url}/en/projects/live/?id=${project}`);
  await page.getByRole("button", { name: "Stop production" }).click();
  await page.getByRole("button", { name: "Stop it" }).click();
  await page.getByText("Production was stopped").waitFor({ timeout: 60_000 });
  const { credits } = await ask<{ credits: number }>(world, "GET", "/credits/balance", undefined, tokens.access_token);
  expect(credits).toBeGreaterThan(85);
  await page.getByRole("button", { name: "Go on from here" }).click();
  await page.getByRole("link", { name: "Open the episode" }).waitFor({ timeout: 240_000 });
  await context.close();
});

test("a failing production says in plain words what happened, refunds it, and can be resumed", async () => {
  const tokens = await newcomer();
  const context = await browse(browser, { signedIn: tokens });
  const page = await context.newPage();
  const project = await ordered(tokens, { description: null, sources: [{ url: "https://nowhere.invalid/" }] });
  await page.goto(`${world.url}/en/projects/live/?id=${project}`);
  await page.getByText("Production stopped at: Brief").waitFor({ timeout: 60_000 });
  await page.getByRole("alert").getByText("https://nowhere.invalid/ was not found").waitFor();
  await page.getByText(/went back to your balance/).waitFor();
  await page.getByText("100 credits").waitFor();
  expect(await ended(world, project, tokens.access_token)).toBe("failed");
  await page.getByRole("button", { name: "Go on from here" }).click();
  await page.getByText("Production stopped at: Brief").waitFor({ timeout: 60_000 });
  await context.close();
});

test("lines are heard one by one before the episode is whole, and the list tells how far it is", async () => {
  const tokens = await newcomer();
  const context = await browse(browser, { signedIn: tokens });
  const [page, list] = [await context.newPage(), await context.newPage()];
  const project = await ordered(tokens, { review_script: true });
  await list.goto(`${world.url}/en/projects/`);
  await list.getByText("The script waits for you").waitFor({ timeout: 60_000 });
  await list.getByRole("progressbar", { name: "Whole production" }).waitFor();
  await page.goto(`${world.url}/en/projects/live/?id=${project}`);
  await page.getByRole("button", { name: "Approve and speak" }).click({ timeout: 60_000 });
  const heard = page.getByRole("button", { name: "Hear line 1", exact: true });
  await heard.click({ timeout: 120_000 });
  await page.getByRole("button", { name: "Pause line 1", exact: true }).waitFor();
  await page.getByRole("link", { name: "Open the episode" }).waitFor({ timeout: 240_000 });
  await context.close();
});

test("a script waits until it is approved", async () => {
  const tokens = await newcomer();
  const context = await browse(browser, { signedIn: tokens });
  const page = await context.newPage();
  const project = await ordered(tokens, { review_script: true });
  await page.goto(`${world.url}/en/projects/live/?id=${project}`);
  await page.getByRole("button", { name: "Approve and speak" }).click({ timeout: 60_000 });
  await page.getByRole("link", { name: "Open the episode" }).waitFor({ timeout: 240_000 });
  await context.close();
});

test("steps say what they do in Thai", async () => {
  const tokens = await newcomer();
  const context = await browse(browser, { signedIn: tokens });
  const page = await context.newPage();
  const project = await ordered(tokens);
  await page.goto(`${world.url}/th/projects/live/?id=${project}`);
  await page.getByText(/^พูดครบ \d+ บรรทัด/).waitFor({ timeout: 240_000 });
  await page.getByText(/^รวมแล้ว \d+ ไฟล์/).waitFor({ timeout: 240_000 });
  // What the page says is Thai; the script and its name are the creator's.
  const lanes = await page
    .getByRole("listitem")
    .filter({ has: page.getByRole("progressbar") })
    .allTextContents();
  expect(lanes.length).toBeGreaterThan(5);
  for (const words of lanes) expect(words).not.toMatch(/[a-z]{3,} [a-z]{2,}/i);
  await context.close();
});
