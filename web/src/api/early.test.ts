import { afterEach, expect, test, vi } from "vitest";
import { earlyScript, takeEarly } from "./early";

const id = "01a22eb3-cf71-75fd-9295-264db4b2b3bb";

/** Runs the script as a browser would on the address, and gives what it asked for. */
function visit(address: string, expiresInMs = 60_000) {
  const url = new URL(address, "http://muse.test");
  const session = JSON.stringify({ accessToken: "t", refreshToken: "r", expiresAt: Date.now() + expiresInMs });
  const fetch = vi.fn(async (path: string, _: RequestInit) => new Response(path));
  vi.stubGlobal("window", {});
  vi.stubGlobal("localStorage", { getItem: () => session });
  vi.stubGlobal("location", { pathname: url.pathname, search: url.search });
  vi.stubGlobal("fetch", fetch);
  new Function(earlyScript)();
  return fetch.mock.calls.map(([path]) => path);
}

const get = (path: string) => new Request(`http://muse.test${path}`);

afterEach(() => vi.unstubAllGlobals());

test("a page asks for what it shows first, of the project in its address", () => {
  expect(visit(`/th/projects/view/?id=${id}&tab=script`)).toEqual([
    "/api/v1/users/me",
    "/api/v1/credits/balance",
    `/api/v1/projects/${id}`,
    `/api/v1/projects/${id}/script`,
    `/api/v1/projects/${id}/transcript.json`,
  ]);
});

test("a list that is filtered, and a project that is none, are left to the page", () => {
  const always = ["/api/v1/users/me", "/api/v1/credits/balance"];
  expect(visit("/en/projects/?status=draft")).toEqual(always);
  expect(visit("/en/projects/view/?id=../users")).toEqual(always);
});

test("a token that is about to end is not used", () => {
  expect(visit("/en/billing/", 1_000)).toEqual([]);
});

test("an answer is handed out once, to whoever is signed in as it was asked for", async () => {
  visit("/en/billing/");
  const path = "/api/v1/credits/balance";
  expect(takeEarly(get(path), "another")).toBeUndefined();
  expect(await (await takeEarly(get(path), "t"))?.text()).toBe(path);
  expect(takeEarly(get(path), "t")).toBeUndefined();
  expect(takeEarly(new Request(`http://muse.test/api/v1/users/me`, { method: "PATCH" }), "t")).toBeUndefined();
});
