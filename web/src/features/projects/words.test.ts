import { expect, test } from "vitest";
import { momentOf } from "./words";

const line = { startTime: 10, endTime: 20, body: "Hard water." };

test("a word is heard from its own beginning, wherever in it the click fell", () => {
  expect(momentOf(line, 0, "en")).toBe(10);
  expect(momentOf(line, 3, "en")).toBe(10);
  const water = 10 + (10 * 5) / 11;
  expect([5, 7, 9].map((place) => momentOf(line, place, "en"))).toEqual([water, water, water]);
});

test("a click behind the end, or in a line without words, is still within the line", () => {
  expect(momentOf(line, 99, "en")).toBeLessThan(20);
  expect(momentOf({ ...line, body: "" }, 4, "en")).toBe(10);
});

test("Thai words are found without spaces", () => {
  const thai = { startTime: 0, endTime: 8, body: "น้ำกระด้าง" };
  expect(momentOf(thai, 1, "th")).toBe(0);
  expect(momentOf(thai, 5, "th")).toBeCloseTo((8 * 3) / 10);
});
