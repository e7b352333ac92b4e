import type { Schemas } from "@/api/client";

/** What a master was measured to be (audio/mastering.json): LUFS, dBTP, seconds. */
export type Measured = {
  seconds: number;
  targetSeconds: number | null;
  mp3: {
    integratedLufs: number;
    truePeakDbtp: number;
    speakers: { speaker: string; lufs: number | null }[];
  };
};

// Apple's audio requirements ask for −16 dB LKFS ±1 and a true peak under −1; the others are what the studio promises.
const asked = { lufs: -16, tolerance: 1, peak: -1, spread: 1.5, length: 0.03 };

/** What was asked of a master, what it is, and whether that is as it should be. */
export type Finding =
  | { about: "loud"; good: boolean; lufs: number }
  | { about: "peak"; good: boolean; peak: number }
  | { about: "level"; good: boolean; spread: number }
  | { about: "length"; good: boolean; seconds: number; wanted: number };

const tenth = (value: number) => Math.round(value * 10) / 10;

export function findingsOf({ mp3, seconds, targetSeconds: wanted }: Measured): Finding[] {
  const levels = mp3.speakers.map((one) => one.lufs).filter((lufs) => lufs !== null);
  const spread = levels.length > 1 ? Math.max(...levels) - Math.min(...levels) : null;
  return [
    {
      about: "loud",
      good: Math.abs(mp3.integratedLufs - asked.lufs) <= asked.tolerance,
      lufs: tenth(mp3.integratedLufs),
    },
    { about: "peak", good: mp3.truePeakDbtp <= asked.peak, peak: tenth(mp3.truePeakDbtp) },
    ...(spread === null ? [] : [{ about: "level" as const, good: spread <= asked.spread, spread: tenth(spread) }]),
    ...(wanted
      ? [{ about: "length" as const, good: Math.abs(seconds - wanted) <= wanted * asked.length, seconds, wanted }]
      : []),
  ];
}

export const certificateIn = (assets: Schemas["AssetView"][] | undefined) =>
  assets?.find((asset) => asset.path === "audio/mastering.json");
