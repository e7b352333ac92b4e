import type { Language } from "@/i18n/languages";
import en from "./sample/en.json";
import th from "./sample/th.json";

/** An episode as the sample player shows it. Times are seconds from its start, peaks 0–1. */
export type Sample = {
  title: string;
  audio: string;
  cover: string;
  duration: number;
  peaks: number[];
  lines: { speaker: string; text: string; start: number; end: number }[];
};

export const samples: Record<Language, Sample> = { en, th };
