import { expect, test } from "vitest";
import {
  add,
  atOrBefore,
  broughtOver,
  change,
  changedKeys,
  deskOf,
  findAll,
  linesOf,
  merge,
  move,
  moveTo,
  put,
  redo,
  rekeyed,
  remove,
  replaceAll,
  segmentsOf,
  split,
  undo,
} from "./editing";

const saved = linesOf([
  { id: "a", speaker: "Maya", text: "One two.", chapter: "First", sources: ["p1"] },
  { id: "b", speaker: "Leo", text: "Three.", chapter: "Second", sources: ["p2"] },
]);

const texts = (lines: typeof saved) => lines.map((line) => line.text);

test("a split line keeps its id in front, and joins again to what it was", () => {
  const two = split(saved, "a", 4);
  expect(texts(two)).toEqual(["One", "two.", "Three."]);
  expect(two.map((line) => line.id)).toEqual(["a", undefined, "b"]);
  expect(texts(merge(two, "a"))).toEqual(["One two.", "Three."]);
});

test("a split that would leave an empty line changes nothing", () => {
  expect(split(saved, "a", 0)).toBe(saved);
  expect(split(saved, "nobody", 1)).toBe(saved);
  expect(change(deskOf(saved), split(saved, "a", 0)).past).toEqual([]);
});

test("lines that were kept by another page never share a key with one that is made here", () => {
  const here = add(saved, "b");
  const made = here[2];
  const other = rekeyed(made ? [...saved, made] : []);
  expect(other.map((line) => line.id)).toEqual(["a", "b", undefined]);
  const keys = [...other, ...here.slice(2)].map((line) => line.key);
  expect(new Set(keys).size).toBe(keys.length);
});

test("where a line was taken out, the next one stands, or the last", () => {
  expect(atOrBefore(remove(saved, "a"), 0)?.key).toBe("b");
  expect(atOrBefore(remove(saved, "b"), 1)?.key).toBe("a");
});

test("what a line says to its speaker goes with it through cutting, moving and saving", () => {
  const warm = linesOf([
    { id: "a", speaker: "Maya", text: "One two.", direction: "warmly" },
    { id: "b", speaker: "Leo", text: "Three." },
  ]);
  const sent = segmentsOf(move(split(warm, "a", 4), "b", -1));
  expect(sent.map((line) => [line.id, line.text, line.direction])).toEqual([
    ["a", "One", undefined],
    ["b", "Three.", undefined],
    [undefined, "two.", "warmly"],
  ]);
});

test("Thai lines are joined without a space", () => {
  const thai = linesOf([
    { id: "a", speaker: "มายา", text: "เปิดหน้าต่าง" },
    { id: "b", speaker: "มายา", text: "แล้วฟัง" },
  ]);
  expect(texts(merge(thai, "a"))).toEqual(["เปิดหน้าต่างแล้วฟัง"]);
});

test("a line that moves into another chapter belongs to it", () => {
  const moved = move(saved, "b", -1);
  expect(moved.map((line) => [line.id, line.chapter])).toEqual([
    ["b", "First"],
    ["a", "First"],
  ]);
  expect(move(saved, "a", -1)).toBe(saved);
});

test("a dragged line takes the place it is dropped on, up or down, and its chapter", () => {
  const three = add(saved, "b");
  const last = three[2]?.key ?? "";
  expect(moveTo(three, "a", last).map((line) => line.key)).toEqual(["b", last, "a"]);
  expect(moveTo(three, last, "a").map((line) => [line.key, line.chapter])).toEqual([
    [last, "First"],
    ["a", "First"],
    ["b", "Second"],
  ]);
  expect(moveTo(three, "a", "a")).toBe(three);
  expect(moveTo(three, "nobody", "a")).toBe(three);
});

test("everything can be undone and done again, typing as one step", () => {
  let desk = deskOf(saved);
  for (const text of ["F", "Fo", "Four."]) desk = change(desk, put(desk.lines, "b", { text }), "text-b");
  desk = change(desk, remove(desk.lines, "a"));
  expect(texts(desk.lines)).toEqual(["Four."]);
  desk = undo(desk);
  expect(texts(desk.lines)).toEqual(["One two.", "Four."]);
  desk = undo(desk);
  expect(desk.lines).toBe(saved);
  expect(texts(redo(redo(desk)).lines)).toEqual(["Four."]);
});

test("only lines that say something else, or by someone else, need new sound", () => {
  const edited = replaceAll(add(saved, "b"), "Three", "Four");
  const changed = changedKeys(saved, edited);
  expect(changed.has("a")).toBe(false);
  expect(changed.has("b")).toBe(true);
  expect(changed.size).toBe(2);
  expect(segmentsOf(edited)).toHaveLength(2);
});

test("words are found wherever they stand, one after the other", () => {
  const lines = put(saved, "b", { text: "Three and Three." });
  expect(findAll(lines, "Three")).toEqual([
    { key: "b", at: 0 },
    { key: "b", at: 10 },
  ]);
  expect(findAll(lines, "")).toEqual([]);
  expect(findAll(lines, "four")).toEqual([]);
});

test("what words are replaced with is taken as it is", () => {
  expect(texts(replaceAll(saved, "Three", "$& $1"))).toEqual(["One two.", "$& $1."]);
});

test("lines brought over into another version keep the ids that it knows, and no others", () => {
  const [one, two] = linesOf([
    { id: "a", speaker: "Maya", text: "One, two." },
    { id: "gone", speaker: "Leo", text: "Three." },
  ]);
  if (!one || !two) throw new Error("no lines");
  const over = broughtOver([one, two], saved);
  expect(over.map((line) => [line.id, line.text])).toEqual([
    ["a", "One, two."],
    [undefined, "Three."],
  ]);
  expect(new Set(over.map((line) => line.key)).size).toBe(2);
});
