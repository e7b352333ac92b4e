"use client";

import { useTranslations } from "next-intl";
import { classes } from "@/lib/classes";

// What the directories show before they cut off (Apple Podcasts for Creators; Spotify for Creators).
const limits = { name: { apple: 255, spotify: 200 }, description: { apple: 4000, spotify: 4000 } };

/** How long a text is beside what the directories show of it. */
export function Meter({ text, kind }: { text: string; kind: keyof typeof limits }) {
  const t = useTranslations("episode.publish");
  const count = [...text].length;
  return (
    <p className="clock flex flex-wrap gap-x-5 text-sm text-ink-3">
      {(["apple", "spotify"] as const).map((place) => (
        <span key={place} className={classes(count > limits[kind][place] && "font-medium text-danger")}>
          {t(place, { count, most: limits[kind][place] })}
          {count > limits[kind][place] && ` · ${t("over")}`}
        </span>
      ))}
    </p>
  );
}
