import { afterEach, beforeEach, expect, test, vi } from "vitest";

const place = "muse.session";
const kept = new Map<string, string>();
const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
};

/** Locks as a browser lends them to all tabs of a site. */
function locksOfBrowser() {
  let last: Promise<unknown> = Promise.resolve();
  return {
    request: (_: string, work: () => Promise<unknown>) => {
      const mine = last.then(work);
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}

/** The service: each refresh token is good once, and one that is sent twice ends the session. */
function service() {
  const spent = new Set<string>();
  let inForce: string | null = "r0";
  return vi.fn(async (_: string, request: RequestInit) => {
    const { refresh_token: sent } = JSON.parse(request.body as string);
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (sent !== inForce) {
      if (spent.has(sent)) inForce = null;
      return new Response(null, { status: 401 });
    }
    spent.add(sent);
    inForce = `r${spent.size}`;
    return Response.json({ access_token: `a${spent.size}`, refresh_token: inForce, expires_in: 900 });
  });
}

/** A tab has a memory of its own, and shares what the device keeps. */
async function openTab() {
  vi.resetModules();
  const { useSession, readSession } = await import("./session");
  const { accessToken } = await import("./authorized");
  useSession.setState({ session: readSession(), ready: true });
  return { accessToken, session: () => useSession.getState().session };
}

const signIn = () => kept.set(place, JSON.stringify({ accessToken: "a0", refreshToken: "r0", expiresAt: 0 }));

beforeEach(() => {
  kept.clear();
  vi.stubGlobal("localStorage", storage);
});

afterEach(() => vi.unstubAllGlobals());

test.each([
  ["locks", locksOfBrowser()],
  ["notes, where the page is not secure", undefined],
])("many tabs spend one refresh token once, by %s", async (_, locks) => {
  const fetch = service();
  vi.stubGlobal("navigator", { locks });
  vi.stubGlobal("fetch", fetch);
  signIn();
  const tabs = [await openTab(), await openTab(), await openTab()];

  const tokens = await Promise.all(tabs.flatMap((tab) => [tab.accessToken(), tab.accessToken()]));

  expect(new Set(tokens)).toEqual(new Set(["a1"]));
  expect(fetch).toHaveBeenCalledTimes(1);
  for (const tab of tabs) expect(tab.session()?.refreshToken).toBe("r1");
});

test("who signs out while a token is renewed stays signed out", async () => {
  vi.stubGlobal("navigator", { locks: locksOfBrowser() });
  const fetch = service();
  signIn();
  const tab = await openTab();
  const { keepSession } = await import("./session");
  vi.stubGlobal("fetch", (address: string, request: RequestInit) => {
    const answer = fetch(address, request);
    keepSession(null);
    return answer;
  });

  expect(await tab.accessToken()).toBeNull();
  expect(kept.has(place)).toBe(false);
});
