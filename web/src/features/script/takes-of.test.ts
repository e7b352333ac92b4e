import { expect, test } from "vitest";
import { takesOf } from "./takes-of";

type Assets = Parameters<typeof takesOf>[0];
const file = (id: string, created_at: string) => ({ id, url: id, created_at, duration_seconds: 3 });

test("takes of a line are numbered as they were made", () => {
  const newestFirst = [file("b", "2026-01-01T11:00:00Z"), file("a", "2026-01-01T10:00:00Z")] as unknown as Assets;
  expect(takesOf(newestFirst).map((take) => [take.id, take.number])).toEqual([
    ["b", 2],
    ["a", 1],
  ]);
  expect(takesOf([])).toEqual([]);
});
