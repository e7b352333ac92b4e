import { expect, test } from "vitest";
import { momentIn, takesOf } from "./takes-of";

type Assets = Parameters<typeof takesOf>[0];
const file = (id: string, created_at: string) => ({ id, url: id, created_at, duration_seconds: 3 });

test("takes of a line are numbered as they were made", () => {
  const newestFirst = [file("b", "2026-01-01T11:00:00Z"), file("a", "2026-01-01T10:00:00Z")] as unknown as Assets;
  expect(takesOf(newestFirst).map((take) => [take.id, take.number])).toEqual([
    ["b", 2],
    ["a", 1],
  ]);
  expect(takesOf(newestFirst, 102).map((take) => take.number)).toEqual([102, 101]);
  expect(takesOf([])).toEqual([]);
});

test("a take is gone over to at the same moment, while both of them last", () => {
  const [long, short, unknown] = [4, 2, null].map((seconds) => ({
    id: "",
    number: 1,
    url: "",
    createdAt: "",
    seconds,
  }));
  if (!long || !short || !unknown) throw new Error("no takes");
  expect(momentIn(1.5, long, short)).toBe(1.5);
  expect(momentIn(2, short, long)).toBeUndefined();
  expect(momentIn(3, long, short)).toBeUndefined();
  expect(momentIn(3, long, unknown)).toBe(3);
});
