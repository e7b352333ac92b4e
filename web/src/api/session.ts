import { create } from "zustand";

/** Who is signed in on this device. `expiresAt` is when the access token ends, in milliseconds since 1970. */
export type Session = { accessToken: string; refreshToken: string; expiresAt: number };

type SessionState = { session: Session | null; ready: boolean };

const place = "muse.session";

/** `ready` is false until the device's memory was read, so that nothing is decided before that. */
export const useSession = create<SessionState>(() => ({ session: null, ready: false }));

export function readSession(): Session | null {
  try {
    const kept = localStorage.getItem(place);
    return kept ? (JSON.parse(kept) as Session) : null;
  } catch {
    return null;
  }
}

export function keepSession(tokens: { access_token: string; refresh_token: string; expires_in: number } | null) {
  const session = tokens && {
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token,
    expiresAt: Date.now() + tokens.expires_in * 1000,
  };
  try {
    if (session) localStorage.setItem(place, JSON.stringify(session));
    else localStorage.removeItem(place);
  } catch {
    // A browser that keeps nothing still works until the page is closed.
  }
  useSession.setState({ session, ready: true });
}

/** Follows what other tabs do: signing out in one signs out in all. */
export function followSession() {
  useSession.setState({ session: readSession(), ready: true });
  const changed = (event: StorageEvent) => {
    if (event.key === place || event.key === null) useSession.setState({ session: readSession(), ready: true });
  };
  window.addEventListener("storage", changed);
  return () => window.removeEventListener("storage", changed);
}
