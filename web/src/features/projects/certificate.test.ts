import { expect, test } from "vitest";
import { findingsOf, type Measured } from "./certificate";

const measured = (change: Partial<Measured["mp3"]> = {}): Measured => ({
  seconds: 61.2,
  targetSeconds: 60,
  mp3: {
    integratedLufs: -16.02,
    truePeakDbtp: -1.34,
    speakers: [
      { speaker: "Maya", lufs: -15.9 },
      { speaker: "Leo", lufs: -16.4 },
      { speaker: "Ann", lufs: null },
    ],
    ...change,
  },
});

test("a master that is as it should be is good in everything that was measured", () => {
  expect(findingsOf(measured())).toEqual([
    { about: "loud", good: true, lufs: -16 },
    { about: "peak", good: true, peak: -1.3 },
    { about: "level", good: true, spread: 0.5 },
    { about: "length", good: true, seconds: 61.2, wanted: 60 },
  ]);
});

test("what misses its bound is told as it is", () => {
  const found = findingsOf({ ...measured({ integratedLufs: -14.8, truePeakDbtp: -0.4 }), seconds: 70 });
  expect(found.filter((one) => !one.good).map((one) => one.about)).toEqual(["loud", "peak", "length"]);
});

test("nothing is said of speakers where one alone could be measured, nor of a length nobody asked for", () => {
  const alone = { ...measured({ speakers: [{ speaker: "Maya", lufs: -16 }] }), targetSeconds: null };
  expect(findingsOf(alone).map((one) => one.about)).toEqual(["loud", "peak"]);
});
