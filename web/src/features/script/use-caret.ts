"use client";

import { useEffect, useRef } from "react";

const boxOf = (key: string) => document.querySelector<HTMLTextAreaElement>(`textarea[data-line="${CSS.escape(key)}"]`);

function put(key: string, at: number) {
  const box = boxOf(key);
  box?.focus();
  box?.setSelectionRange(at, at);
}

/** Where the typing goes on. A line that is only just made is there after it was drawn, so the caret waits for `drawn` to change. */
export function useCaret(drawn: unknown) {
  const waiting = useRef<{ key: string; at: number } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again when the lines were drawn anew
  useEffect(() => {
    if (waiting.current) put(waiting.current.key, waiting.current.at);
    waiting.current = null;
  }, [drawn]);
  return {
    /** After the next change of the lines. */
    next: (key: string, at: number) => {
      waiting.current = { key, at };
    },
    now: put,
    show: (key: string) => boxOf(key)?.scrollIntoView({ block: "center" }),
  };
}
