"use client";

import { useTranslations } from "next-intl";
import { classes } from "@/lib/classes";

// What the directories show before they cut off (Apple Podcasts for Creators; Spotify for Creators).
const limits = { name: { apple: 255, spotify: 200 }, description: { apple: 4000, spotify: 4000 } };

/** How long a text is beside what the directories show of it. The words say what the bars show. */
export function Meter({ text, kind }: { text: string; kind: keyof typeof limits }) {
  const t = useTranslations("episode.publish");
  const count = [...text].length;
  return (
    <span className="clock flex flex-wrap gap-x-6 gap-y-1 text-sm text-ink-3">
      {(["apple", "spotify"] as const).map((place) => {
        const most = limits[kind][place];
        const isOver = count > most;
        return (
          <span key={place} className={classes("grid min-w-40 gap-1", isOver && "font-medium text-danger")}>
            <span>
              {t(place, { count, most })}
              {isOver && ` · ${t("over")}`}
            </span>
            <span aria-hidden className="block h-1 overflow-hidden rounded-full bg-sunk">
              <span
                className={classes("block h-full rounded-full", isOver ? "bg-danger" : "bg-accent")}
                style={{ width: `${Math.min(100, (count / most) * 100)}%` }}
              />
            </span>
          </span>
        );
      })}
    </span>
  );
}
