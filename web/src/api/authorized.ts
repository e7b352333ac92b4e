import { takeEarly } from "./early";
import { ApiProblem } from "./problem";
import { keepSession, readSession, useSession } from "./session";

// A token that ends within this time may end on its way.
const marginMs = 15_000;

/** A refresh token is good once, for all tabs together: only one of them may spend it. */
async function renew(spent: string): Promise<string | null> {
  const now = readSession() ?? useSession.getState().session;
  if (!now) return null;
  if (now.accessToken !== spent) {
    useSession.setState({ session: now, ready: true });
    return now.accessToken;
  }
  const answer = await fetch("/api/v1/auth/refresh", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ refresh_token: now.refreshToken }),
  });
  if (answer.ok) {
    const tokens = await answer.json();
    keepSession(tokens);
    return tokens.access_token;
  }
  if (answer.status === 401) keepSession(null);
  return null;
}

let renewing: Promise<string | null> | null = null;

function renewOnce(spent: string): Promise<string | null> {
  if (renewing) return renewing;
  const begin = async () =>
    navigator.locks ? await navigator.locks.request("muse.session", () => renew(spent)) : renew(spent);
  const begun = begin().finally(() => {
    renewing = null;
  });
  renewing = begun;
  return begun;
}

export async function accessToken(): Promise<string | null> {
  const session = useSession.getState().session;
  if (!session) return null;
  return session.expiresAt - Date.now() > marginMs ? session.accessToken : renewOnce(session.accessToken);
}

/** `fetch` as whoever is signed in; a token that has ended is renewed and the request sent once more. */
export async function authorizedFetch(input: Request): Promise<Response> {
  try {
    const again = input.clone();
    const token = await accessToken();
    if (token) input.headers.set("Authorization", `Bearer ${token}`);
    const early = token ? takeEarly(input, token) : undefined;
    const answer = await (early?.catch(() => fetch(input)) ?? fetch(input));
    if (answer.status !== 401 || !token) return answer;
    const fresh = await renewOnce(token);
    if (!fresh) return answer;
    again.headers.set("Authorization", `Bearer ${fresh}`);
    return await fetch(again);
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === "AbortError") throw fault;
    throw new ApiProblem(0, ApiProblem.unreachable, "");
  }
}
