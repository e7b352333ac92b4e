import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContextOptions, chromium } from "playwright-core";
import { inject } from "vitest";
import { programOf } from "./programs";

export type { Browser } from "playwright-core";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const waitMs = 200;
const mostWaitMs = 60_000;
const mostLog = 4_000;
// OpenAI, KIE, ElevenLabs and Google.
const providers = 4;

export const admin = { email: "admin@example.com", password: "quiet lantern orbit 42" };

/** The whole product, running on an empty data folder: its server, which serves the export too. */
export type World = { url: string; data: string; stop: () => Promise<void> };

export const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

async function answering(url: string, process: ChildProcess, said: () => string) {
  for (const end = Date.now() + mostWaitMs; Date.now() < end; ) {
    if (process.exitCode !== null) break;
    const answer = await fetch(url).catch(() => null);
    if (answer) return;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
  throw new Error(`${url} does not answer. ${said()}`);
}

/** Waits until a program has said where it listens; the lines are settings of the server. */
async function addressesOf(emulator: ChildProcess, said: () => string): Promise<Record<string, string>> {
  for (const end = Date.now() + mostWaitMs; Date.now() < end && emulator.exitCode === null; ) {
    const settings = [...said().matchAll(/^(\w+_BASE_URL)=(\S+)\r?$/gm)].map(([, name, url]) => [name, url]);
    if (settings.length === providers) return Object.fromEntries(settings);
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
  throw new Error(`The emulator does not start. ${said()}`);
}

/** Starts the product and the outside AIs that it may call, which are played. */
export async function openWorld(settings: Record<string, string> = {}): Promise<World> {
  if (!existsSync(here("../out/en/index.html"))) throw new Error("There is no export: run `npm run build` first.");
  // One after the other: they are built from the same tree.
  const programs = { muse: await programOf("muse"), emulator: await programOf("ProviderEmulator") };
  const data = await mkdtemp(join(tmpdir(), "muse-web-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const running: ChildProcess[] = [];
  let log = "";
  const start = (program: string, args: string[], env: Record<string, string> = {}) => {
    const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (text) => {
        log = (log + text).slice(-mostLog);
      });
    running.push(child);
    return child;
  };
  const stop = async () => {
    await Promise.all(running.map(ending));
    await rm(data, { recursive: true, force: true });
  };
  try {
    const emulator = start(programs.emulator, [
      "--port",
      "0",
      "--latency",
      "0",
      "--synthetic",
      "--during",
      String(process.pid),
    ]);
    const muse = start(programs.muse, ["serve"], {
      ...(await addressesOf(emulator, () => log)),
      DATA_DIR: data,
      PORT: String(port),
      PUBLIC_URL: url,
      WEB_DIR: here("../out"),
      ADMIN_EMAILS: admin.email,
      ALLOW_PRIVATE_PROVIDER_URLS: "true",
      RETRY_BASE_SECONDS: "1",
      // Pages are looked at faster here than people do.
      RATE_LIMIT_FREE: "100000",
      RATE_LIMIT_SIGN_IN: "100000",
      ...settings,
    });
    await answering(`${url}/health/live`, muse, () => log);
  } catch (fault) {
    await stop();
    throw fault;
  }
  return { url, data, stop };
}

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--autoplay-policy=no-user-gesture-required",
];

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath, args });

/** What a visitor's device remembers is kept in a folder; a browser started on it goes on where the last one ended. */
export const openVisitor = (folder: string) => chromium.launchPersistentContext(folder, { executablePath, args });

/** A browser on such a folder that another program steers. */
export async function openSteered(folder: string, port: number): Promise<ChildProcess> {
  // Every page is a first visit: what another has fetched is not kept.
  const steered = [
    ...args,
    "--headless=new",
    "--disk-cache-size=1",
    `--remote-debugging-port=${port}`,
    `--user-data-dir=${folder}`,
  ];
  const browser = spawn(executablePath, [...steered, "about:blank"], { stdio: "ignore" });
  await answering(`http://127.0.0.1:${port}/json/version`, browser, () => "Chromium does not start.");
  return browser;
}

export const ending = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });

export type Tokens = { access_token: string; refresh_token: string; expires_in: number };

/** A request to the API, as an integrator makes it. */
export async function ask<T>(world: { url: string }, method: string, path: string, json?: unknown, token?: string) {
  const answer = await fetch(`${world.url}/api/v1${path}`, {
    method,
    headers: {
      ...(json === undefined ? {} : { "Content-Type": "application/json" }),
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return (text ? JSON.parse(text) : undefined) as T;
}

export const register = (world: { url: string }, email: string, language = "en", password = admin.password) =>
  ask<Tokens>(world, "POST", "/auth/register", { email, password, language });

/** Waits until a production ends, and tells how. */
export async function ended(world: { url: string }, project: string, token: string): Promise<string> {
  for (;;) {
    const { status } = await ask<{ status: string }>(world, "GET", `/generate/${project}/status`, undefined, token);
    if (["completed", "failed", "cancelled"].includes(status)) return status;
    await new Promise((resolve) => setTimeout(resolve, waitMs * 5));
  }
}

const newestMail = (folder: string, email: string): string | undefined =>
  (existsSync(folder) ? readdirSync(folder).sort() : [])
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .findLast((text) => text.includes(`To: ${email}`));

/** The newest mail to an address, as it lies in the data folder; mails are sent after the answer. */
export async function mailTo(data: string, email: string): Promise<string> {
  for (const end = Date.now() + mostWaitMs; Date.now() < end; await new Promise((go) => setTimeout(go, waitMs))) {
    const mail = newestMail(join(data, "mail"), email);
    if (mail) return mail;
  }
  throw new Error(`There is no mail to ${email}`);
}

export const linkIn = (mail: string, page: string): string => {
  const link = new RegExp(`https?://\\S+/${page}\\S*`).exec(mail.replace(/=\r?\n/g, ""))?.[0];
  if (!link) throw new Error(`The mail has no link to ${page}`);
  return link.replaceAll("=3D", "=");
};

type Visit = BrowserContextOptions & { signedIn?: boolean | Tokens; theme?: "light" | "dark" };

/** What a signed-in device remembers. */
export const sessionOf = (tokens: Tokens) => ({
  accessToken: tokens.access_token,
  refreshToken: tokens.refresh_token,
  expiresAt: Date.now() + tokens.expires_in * 1000,
});

// Long enough for any one visit: no visitor needs to spend the refresh token, which is good once for all who share it.
const leastSessionMs = 480_000;
let adminSession: ReturnType<typeof sessionOf> | null = null;

/** The admin's session, signed in to once by all the visitors of a file: signing in again and again is what guessers do. */
async function signedInAsAdmin() {
  if (!adminSession || adminSession.expiresAt - Date.now() < leastSessionMs)
    adminSession = sessionOf(await ask<Tokens>(inject("world"), "POST", "/auth/login", admin));
  return adminSession;
}

/** A visitor's browser; `signedIn` is the admin, or whose tokens these are. */
export async function browse(browser: Browser, { signedIn = false, theme = "light", ...rest }: Visit = {}) {
  const world = inject("world");
  const session = signedIn === true ? await signedInAsAdmin() : signedIn && sessionOf(signedIn);
  const localStorage = [
    { name: "muse.theme", value: theme },
    ...(session ? [{ name: "muse.session", value: JSON.stringify(session) }] : []),
  ];
  const storageState = { cookies: [], origins: [{ origin: world.url, localStorage }] };
  const context = await browser.newContext({ locale: "en-US", acceptDownloads: true, storageState, ...rest });
  context.setDefaultTimeout(mostWaitMs);
  return context;
}
