"use client";

import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useState } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { controlClasses } from "@/components/ui/field";
import { classes } from "@/lib/classes";
import { findAll, type Line } from "./editing";

type Props = {
  field: RefObject<HTMLInputElement | null>;
  lines: Line[];
  /** What is looked for; it is marked in the lines for as long as this is open. */
  words: string;
  locked: boolean;
  onWords: (words: string) => void;
  onReplace: (by: string) => void;
  onShow: (key: string) => void;
  onClose: () => void;
};

export function Find({ field, lines, words, locked, onWords, onReplace, onShow, onClose }: Props) {
  const t = useTranslations("script");
  const ui = useTranslations("ui");
  const [by, setBy] = useState("");
  const [at, setAt] = useState(-1);
  const places = findAll(lines, words);
  const now = Math.min(at, places.length - 1);
  const shape = classes(controlClasses, "min-h-11");
  const step = (by: 1 | -1) => {
    const next = now < 0 && by < 0 ? places.length - 1 : (now + by + places.length) % places.length;
    const place = places[next];
    if (!place) return;
    setAt(next);
    onShow(place.key);
  };
  return (
    <search className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-2 sm:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)_auto_auto]">
      <input
        ref={field}
        type="search"
        // biome-ignore lint/a11y/noAutofocus: it comes when it is asked for, to be typed into
        autoFocus
        aria-label={t("find")}
        placeholder={t("find")}
        value={words}
        onChange={(event) => {
          onWords(event.target.value);
          setAt(-1);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
          else if (event.key === "Escape") onClose();
          else return;
          event.preventDefault();
        }}
        className={shape}
      />
      <div className="flex items-center">
        <p className="clock min-w-14 text-center text-sm text-ink-3" role="status">
          {words && t("found", { at: now + 1, count: places.length })}
        </p>
        <IconButton label={t("findBefore")} idle={places.length === 0} onClick={() => step(-1)}>
          <ChevronUp aria-hidden className="size-5" />
        </IconButton>
        <IconButton label={t("findNext")} idle={places.length === 0} onClick={() => step(1)}>
          <ChevronDown aria-hidden className="size-5" />
        </IconButton>
      </div>
      <input
        aria-label={t("replace")}
        placeholder={t("replace")}
        value={by}
        onChange={(event) => setBy(event.target.value)}
        className={shape}
      />
      <Button disabled={places.length === 0 || locked} onClick={() => onReplace(by)}>
        {t("replaceAll", { count: places.length })}
      </Button>
      <IconButton label={ui("close")} className="max-sm:hidden" onClick={onClose}>
        <X aria-hidden className="size-5" />
      </IconButton>
    </search>
  );
}
