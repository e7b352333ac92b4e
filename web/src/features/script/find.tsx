"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { controlClasses } from "@/components/ui/field";
import { classes } from "@/lib/classes";
import { type Line, occurrences } from "./editing";

type Props = { lines: Line[]; locked: boolean; onReplace: (words: string, by: string) => void };

export function Find({ lines, locked, onReplace }: Props) {
  const t = useTranslations("script");
  const [words, setWords] = useState("");
  const [by, setBy] = useState("");
  const count = occurrences(lines, words);
  const field = classes(controlClasses, "min-h-11");
  return (
    <div className="grid gap-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]">
      <input
        type="search"
        aria-label={t("find")}
        placeholder={t("find")}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        className={field}
      />
      <input
        aria-label={t("replace")}
        placeholder={t("replace")}
        value={by}
        onChange={(event) => setBy(event.target.value)}
        className={field}
      />
      <Button disabled={count === 0 || locked} onClick={() => onReplace(words, by)}>
        {t("replaceAll", { count })}
      </Button>
    </div>
  );
}
