import { useLocale, useTranslations } from "next-intl";
import { useCallback } from "react";
import { clock } from "@/lib/clock";
import type { StepProgress } from "./progress";

/** What a step says, in the reader's language: by its code, else in the server's own English where that is read. */
export function useStepWords() {
  const t = useTranslations("said");
  const language = useLocale();
  return useCallback(
    ({ said, message }: Pick<StepProgress, "said" | "message">): string | null => {
      const code = said?.code as "packed" | undefined;
      if (said && code && t.has(code)) {
        const { seconds } = said.values;
        return t(code, { ...said.values, length: typeof seconds === "number" ? clock(seconds) : "" } as never);
      }
      return language === "en" ? message || null : null;
    },
    [t, language],
  );
}
