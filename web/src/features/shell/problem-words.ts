"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCallback } from "react";
import { ApiProblem } from "@/api/problem";
import { useSaid } from "./use-said";

const words = {
  "/problems/unreachable": "unreachable",
  "/problems/unauthorized": "unauthorized",
  "/problems/forbidden": "forbidden",
  "/problems/not-found": "notFound",
  "/problems/insufficient-credits": "insufficientCredits",
  "/problems/limit-reached": "limitReached",
  "/problems/version-mismatch": "versionMismatch",
  "/problems/rate-limited": "rateLimited",
  "/problems/unavailable": "unavailable",
  "/problems/key-required": "keyRequired",
  "/problems/source-too-large": "tooLarge",
  "/problems/request-too-large": "tooLarge",
  "/problems/conflict": "conflict",
  "/problems/invalid-input": "invalid",
  "/problems/internal": "internal",
} as const;

// These say more in the server's own words than any general sentence could.
const telling = new Set([
  "/problems/invalid-input",
  "/problems/conflict",
  "/problems/key-required",
  "/problems/unavailable",
  "/problems/not-found",
  "/problems/forbidden",
]);

/** What to tell about a fault: by its code where that is known, else by its type. In English the server's own words are used where they say more. */
export function useProblemWords() {
  const t = useTranslations("problems");
  const said = useSaid();
  const language = useLocale();
  return useCallback(
    (fault: unknown): string => {
      if (!(fault instanceof ApiProblem)) return t("internal");
      const key = words[fault.type as keyof typeof words];
      const isOwn = fault.detail !== "" && language === "en" && (!key || telling.has(fault.type));
      const general = isOwn ? fault.detail : t(key ?? (fault.status >= 500 ? "internal" : "invalid"));
      const own = said(fault.said, null) ?? general;
      return fault.status >= 500 && fault.traceId ? `${own} ${t("reference", { id: fault.traceId })}` : own;
    },
    [t, said, language],
  );
}
