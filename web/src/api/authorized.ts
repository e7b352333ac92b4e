import { alone } from "./alone";
import { takeEarly } from "./early";
import { ApiProblem } from "./problem";
import { keepSession, readSession, useSession } from "./session";

// A token that ends within this time may end on its way.
const marginMs = 15_000;

// Other tabs hear of what is kept a moment after it is; none of them may read the spent token in between.
const heardMs = 100;

const sessionNow = () => readSession() ?? useSession.getState().session;

/** A refresh token is good once, for all tabs together, and one that is sent twice ends the session. So only one tab may spend it. */
async function renew(spent: string): Promise<string | null> {
  const now = sessionNow();
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
  // Whoever signed out, or in as somebody else, while this was asked, stays so.
  if (sessionNow()?.refreshToken !== now.refreshToken) return sessionNow()?.accessToken ?? null;
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
  renewing ??= new Promise<string | null>((resolve, reject) => {
    alone(async () => {
      await renew(spent).then(resolve, reject);
      await new Promise((heard) => setTimeout(heard, heardMs));
    }).catch(reject);
  }).finally(() => {
    renewing = null;
  });
  return renewing;
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
