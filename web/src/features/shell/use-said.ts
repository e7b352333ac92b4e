import { useLocale } from "next-intl";
import { useCallback } from "react";
import type { Saying } from "@/api/problem";
import { clock } from "@/lib/clock";
import { useFaults } from "./use-faults";

const lengthOf = (seconds: unknown) => (typeof seconds === "number" ? clock(seconds) : "");

/** What the server says of a fault, in the reader's language: by its code, else in the server's own English where that is read; else null. */
export function useSaid() {
  const { t, ask } = useFaults();
  const language = useLocale();
  return useCallback(
    (said: Saying | null | undefined, words: string | null | undefined): string | null => {
      const code = said?.code as "no_project" | undefined;
      if (code && !t) ask();
      if (said && code && t?.has(code)) {
        const { seconds, wanted } = said.values;
        return t(code, { ...said.values, length: lengthOf(seconds), goal: lengthOf(wanted) } as never).trim();
      }
      return language === "en" ? words || null : null;
    },
    [t, ask, language],
  );
}
