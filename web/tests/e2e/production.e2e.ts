import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { ask, type Browser, browse, ended, openBrowser, register, type Tokens } from "../world";

const world = inject("world");
let browser: Browser;
let broken: Server;
let brokenUrl: string;

const order = {
  title: "The quiet harbour",
  description:
    "A harbour is quiet at night. Boats tug at their ropes, water slaps against stone, and the light at the pier turns every ten seconds. Fishermen come at four. They load ice, check the nets, and leave before the sky turns grey.",
  target_duration: 1,
  video_motion: "none",
};

/** A provider whose key is right and who then refuses all work. */
const refusing = () =>
  createServer((asked, answer) => {
    answer.setHeader("Content-Type", "application/json");
    if (asked.method === "GET")
      return answer.end(
        JSON.stringify({ object: "list", data: [{ id: "gpt-4o", object: "model", created: 1, owned_by: "x" }] }),
      );
    asked.resume();
    answer.statusCode = 400;
    answer.end(JSON.stringify({ error: { message: "refused", type: "invalid_request_error", code: "refused" } }));
  });

beforeAll(async () => {
  browser = await openBrowser();
  broken = refusing();
  await new Promise<void>((resolve) => broken.listen(0, "127.0.0.1", resolve));
  const address = broken.address();
  brokenUrl = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/v1`;
});
afterAll(async () => {
  await browser.close();
  broken.close();
});

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

test("a failing provider is told in plain words, refunded, and can be resumed", async () => {
  const tokens = await newcomer();
  const key = { api_key: "sk-proj-0123456789abcdefghijklmnopqrstuv", base_url: brokenUrl };
  await ask(world, "PUT", "/users/me/api-keys/openai", key, tokens.access_token);
  const context = await browse(browser, { signedIn: tokens });
  const page = await context.newPage();
  const project = await ordered(tokens);
  await page.goto(`${world.url}/en/projects/live/?id=${project}`);
  await page.getByText("Production stopped at: Script").waitFor({ timeout: 120_000 });
  await page.getByText("What was not delivered went back to your balance").waitFor();
  expect(await ended(world, project, tokens.access_token)).toBe("failed");
  await page.getByRole("button", { name: "Go on from here" }).waitFor();
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
