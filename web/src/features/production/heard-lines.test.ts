import { expect, test } from "vitest";
import { heardLines } from "./heard-lines";

type Assets = Parameters<typeof heardLines>[0];
const file = (path: string, created_at: string) => ({ path, created_at });

test("of each line that was spoken the newest sound is found, and of nothing else", () => {
  const assets = [
    file("audio/segments/0000-aa.wav", "2026-01-01T10:00:00Z"),
    file("audio/segments/0000-bb.wav", "2026-01-01T11:00:00Z"),
    file("audio/segments/0012-cc.wav", "2026-01-01T10:00:00Z"),
    file("audio/final.wav", "2026-01-01T12:00:00Z"),
  ] as unknown as Assets;
  expect([...heardLines(assets)].map(([place, asset]) => [place, asset.path])).toEqual([
    [0, "audio/segments/0000-bb.wav"],
    [12, "audio/segments/0012-cc.wav"],
  ]);
});
