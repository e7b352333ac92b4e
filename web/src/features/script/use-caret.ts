"use client";

import { useEffect, useRef } from "react";
import { atOrBefore, type Line } from "./editing";

const boxOf = (key: string) => document.querySelector<HTMLTextAreaElement>(`textarea[data-line="${CSS.escape(key)}"]`);

/** The line that has the focus, in its text or in what stands around it. */
const heldKey = () =>
  document.activeElement?.closest("li")?.querySelector<HTMLTextAreaElement>("textarea[data-line]")?.dataset.line;

function put(key: string, at: number) {
  const box = boxOf(key);
  box?.focus();
  box?.setSelectionRange(at, at);
}

/** Where the typing goes on. A line that is only just made is there after it was drawn, so the caret waits for the lines to change. */
export function useCaret(lines: Line[]) {
  const waiting = useRef<{ key: string; at: number } | null>(null);
  const held = useRef<number | null>(null);
  useEffect(() => {
    const [next, place] = [waiting.current, held.current];
    waiting.current = null;
    held.current = null;
    if (next) {
      put(next.key, next.at);
      return;
    }
    if (place === null || (document.activeElement && document.activeElement !== document.body)) return;
    const line = atOrBefore(lines, place);
    if (line) put(line.key, line.text.length);
  }, [lines]);
  return {
    /** After the next change of the lines. */
    next: (key: string, at: number) => {
      waiting.current = { key, at };
    },
    /** Where the next change takes the line away that has the focus, its neighbour gets it. */
    hold: () => {
      const key = heldKey();
      const place = lines.findIndex((line) => line.key === key);
      held.current = place < 0 ? null : place;
    },
    now: put,
    show: (key: string) => boxOf(key)?.scrollIntoView({ block: "center" }),
  };
}
