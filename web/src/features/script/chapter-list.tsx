"use client";

import { useTranslations } from "next-intl";
import { classes } from "@/lib/classes";
import type { Line } from "./editing";

type Props = { lines: Line[]; language: string; current: string | undefined; onGo: (key: string) => void };

/** The script's chapters, as its table of contents; each leads to its first line. */
export function ChapterList({ lines, language, current, onGo }: Props) {
  const t = useTranslations("episode");
  const openings = lines.filter((line, i) => line.chapter && line.chapter !== lines[i - 1]?.chapter);
  if (openings.length === 0) return null;
  return (
    <nav aria-label={t("chapters")}>
      <h2 className="text-sm font-medium text-ink-2">{t("chapters")}</h2>
      <ol className="mt-2 border-l border-line" lang={language}>
        {openings.map((line) => (
          <li key={line.key}>
            <button
              type="button"
              aria-current={line.chapter === current || undefined}
              onClick={() => onGo(line.key)}
              className={classes(
                "-ml-px min-h-9 w-full border-l-2 py-1.5 pl-3 text-left text-sm leading-snug",
                line.chapter === current
                  ? "border-accent font-medium text-ink"
                  : "border-transparent text-ink-2 hover:text-ink",
              )}
            >
              {line.chapter}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
