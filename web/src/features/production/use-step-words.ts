import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { Saying } from "@/api/problem";
import { useSaid } from "@/features/shell/use-said";
import { clock } from "@/lib/clock";
import type { StepProgress } from "./progress";

const lengthOf = (seconds: unknown) => (typeof seconds === "number" ? clock(seconds) : "");

/** What a step says, in the reader's language: by its code, else in the server's own English where that is read. */
export function useStepWords() {
  const t = useTranslations("said");
  const ofFault = useSaid();
  return useCallback(
    ({ said, message }: Pick<StepProgress, "said" | "message">): string | null => {
      const code = said?.code as "packed" | undefined;
      if (said && code && t.has(code)) {
        const { seconds, wanted, fault, ...rest } = said.values;
        const words = t(code, { ...rest, seconds, length: lengthOf(seconds), goal: lengthOf(wanted) } as never);
        const why = ofFault(fault as Saying | undefined, null);
        return why ? `${why} ${words}` : words;
      }
      return ofFault(said, message);
    },
    [t, ofFault],
  );
}
