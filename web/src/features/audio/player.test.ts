import { expect, test } from "vitest";
import { formatOf } from "./player";

test("the kind of sound is read from the path, not from what signs it", () => {
  expect(formatOf("/media/u/p/audio/final.mp3?exp=1&sig=a.wav")).toBe("mp3");
  expect(formatOf("/media/u/p/audio/segments/0001.WAV#t=1")).toBe("wav");
});

test("an address without an extension is taken for MP3", () => {
  expect(formatOf("/media/u/p/take")).toBe("mp3");
});
