import { afterEach, expect, test, vi } from "vitest";
import { forgetKept, keep, readKept } from "./kept";

afterEach(() => vi.unstubAllGlobals());

/** As browsers give it: what is stored are its own properties. */
class Store {
  [place: string]: unknown;
  getItem(place: string) {
    return this[place] ?? null;
  }
  setItem(place: string, value: string) {
    this[place] = value;
  }
  removeItem(place: string) {
    delete this[place];
  }
}

test("what was typed leaves the device, how it is set up does not", () => {
  vi.stubGlobal("localStorage", new Store());
  const typed = ["muse.draft.new", "muse.draft.7", "muse.source.7", "muse.texts.7", "muse.script.7.2"];
  for (const place of [...typed, "muse.theme", "muse.language"]) keep(place, "words");
  forgetKept();
  expect(typed.map(readKept)).toEqual(typed.map(() => null));
  expect(readKept("muse.theme")).toBe("words");
  expect(readKept("muse.language")).toBe("words");
});

test("a store that is forbidden holds nothing to forget", () => {
  expect(() => forgetKept()).not.toThrow();
});
