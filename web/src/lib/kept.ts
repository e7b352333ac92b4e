/** What was typed and is not saved yet lies on the device until it is, whatever happens to the page. */
export function readKept<T>(place: string): T | null {
  try {
    const kept = localStorage.getItem(place);
    return kept ? (JSON.parse(kept) as T) : null;
  } catch {
    return null;
  }
}

/** Null forgets what was kept. */
export function keep(place: string, value: unknown) {
  try {
    if (value === null) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(value));
  } catch {
    // A full or forbidden store: the page still holds it.
  }
}

const places = /^muse\.(draft|source|texts|script)\./;

/** Whoever uses the device next finds nothing of what was typed. */
export function forgetKept() {
  try {
    for (const place of Object.keys(localStorage).filter((name) => places.test(name))) localStorage.removeItem(place);
  } catch {
    // A forbidden store holds nothing.
  }
}
