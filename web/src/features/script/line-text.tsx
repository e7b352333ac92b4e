"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type RefObject, useEffect } from "react";
import { classes } from "@/lib/classes";
import type { Line } from "./editing";

/** What a key does to the line it is pressed in, and to the lines around it. */
export type TextActions = {
  onText: (text: string) => void;
  onSplit: (at: number) => void;
  /** Below this line, as Enter at its end asks for. */
  onAdd: () => void;
  onJoinBefore: () => void;
  onNeighbour: (by: -1 | 1) => void;
  /** Absent for a line that was not spoken as it stands. */
  onPlay: (() => void) | undefined;
};

type Props = TextActions & {
  box: RefObject<HTMLTextAreaElement | null>;
  line: Line;
  number: number;
  language: string;
  changed: boolean;
  locked: boolean;
  /** Words that are looked for. */
  found: string;
};

const shape = "words w-full rounded-md border border-transparent px-2 py-1.5 text-lg leading-relaxed";

/** A line's words. As in a text, Enter divides it, Backspace at its beginning joins it to the one above, and arrows lead out of it. */
export function LineText({ box, line, number, language, changed, locked, found, ...act }: Props) {
  const t = useTranslations("script");

  // As tall as what is in it; measured only where the browser does not see to that itself.
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again when the text changes
  useEffect(() => {
    if (!box.current || CSS.supports("field-sizing", "content")) return;
    box.current.style.height = "auto";
    box.current.style.height = `${box.current.scrollHeight}px`;
  }, [line.text]);

  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart: from, selectionEnd: to, value } = event.currentTarget;
    // Thai and other scripts are composed with Enter and arrows, too.
    if (event.nativeEvent.isComposing || event.altKey) return;
    const commanded = event.metaKey || event.ctrlKey;
    if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      if (commanded || event.shiftKey) return;
      const by = event.key === "ArrowUp" ? -1 : 1;
      // A caret that could not move stands on the line's first or last row.
      requestAnimationFrame(() => {
        const isStill = box.current?.selectionStart === from && box.current.selectionEnd === to;
        if (isStill && document.activeElement === box.current) act.onNeighbour(by);
      });
      return;
    }
    if (event.key === "Enter" && commanded) act.onPlay?.();
    else if (event.key === "Enter" && !event.shiftKey && !locked) {
      if (value.slice(to).trim() === "") act.onAdd();
      else act.onSplit(from);
    } else if (event.key === "Backspace" && from === 0 && to === 0 && !commanded && !locked) act.onJoinBefore();
    else return;
    event.preventDefault();
  };
  const parts = found ? line.text.split(found) : [];
  return (
    <div className="relative">
      {parts.length > 1 && (
        <p
          aria-hidden
          lang={language}
          className={classes(shape, "pointer-events-none absolute inset-0 whitespace-pre-wrap text-transparent")}
        >
          {parts.map((part, i) => (
            <span key={i}>
              {part}
              {i < parts.length - 1 && <mark className="rounded-xs bg-marker text-transparent">{found}</mark>}
            </span>
          ))}
        </p>
      )}
      <textarea
        ref={box}
        data-line={line.key}
        aria-label={t("text", { n: number })}
        lang={language}
        rows={1}
        value={line.text}
        readOnly={locked}
        onChange={(event) => act.onText(event.target.value)}
        onKeyDown={press}
        className={classes(
          shape,
          "relative block field-sizing-content resize-none overflow-hidden bg-transparent hover:border-line focus:border-line-strong",
          changed && "border-l-2 border-l-warn",
        )}
      />
    </div>
  );
}
