const place = "muse.session.turn";
const waitMs = 25;
// Longer than any answer takes: whoever held the turn is gone.
const mostMs = 20_000;

type Turn = { of: string; until: number };

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Does a work in one tab at a time. Browsers lend locks to secure pages only; in a studio without TLS on one's own network, tabs leave each
 * other a note.
 */
export async function alone(work: () => Promise<void>): Promise<void> {
  if (navigator.locks) return navigator.locks.request("muse.session", work);
  const me = Math.random().toString(36).slice(2);
  try {
    await takeTurn(me);
  } catch {
    // A browser that keeps nothing has no other tab that knows of this session.
    return work();
  }
  try {
    await work();
  } finally {
    if (turn()?.of === me) localStorage.removeItem(place);
  }
}

const turn = (): Turn | null => JSON.parse(localStorage.getItem(place) ?? "null");

/** Of two who write their note at once the later one stands, and both look again. */
async function takeTurn(me: string) {
  for (;;) {
    const now = turn();
    if (!now || now.until < Date.now()) {
      localStorage.setItem(place, JSON.stringify({ of: me, until: Date.now() + mostMs }));
      await pause(waitMs);
      if (turn()?.of === me) return;
    }
    await pause(waitMs);
  }
}
