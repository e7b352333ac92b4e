import { expect, test } from "vitest";
import { takesOf } from "./takes-of";

type Assets = Parameters<typeof takesOf>[0];
const file = (path: string, created_at: string) => ({ id: path, path, url: path, created_at, duration_seconds: 3 });
const assets = [
  file("audio/segments/0001-b.wav", "2026-01-01T10:00:00Z"),
  file("audio/segments/0001-a.wav", "2026-01-01T11:00:00Z"),
  file("audio/segments/0010-c.wav", "2026-01-01T12:00:00Z"),
  file("audio/final.mp3", "2026-01-01T12:00:00Z"),
] as unknown as Assets;

test("takes of a line are numbered as they were made, the newest first", () => {
  expect(takesOf(assets, 1).map((take) => [take.id, take.number])).toEqual([
    ["audio/segments/0001-a.wav", 2],
    ["audio/segments/0001-b.wav", 1],
  ]);
  expect(takesOf(assets, 0)).toEqual([]);
});
