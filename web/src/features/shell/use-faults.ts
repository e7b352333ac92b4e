"use client";

import type messages from "@messages/en.json";
import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { createTranslator, useLocale } from "next-intl";
import { useCallback, useMemo } from "react";
import { ApiProblem } from "@/api/problem";
import type { Language } from "@/i18n/languages";

/** What the server may say that went wrong. These words are many and seldom needed: no page carries them. */
export const faultsOf = (language: Language) =>
  queryOptions({
    queryKey: ["faults", language],
    queryFn: async (): Promise<(typeof messages)["faults"]> => {
      const answer = await fetch(`/${language}/faults.json`);
      if (!answer.ok) throw new ApiProblem(answer.status, ApiProblem.unreachable, "");
      return answer.json();
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });

/** The translator of these words, undefined until they are there; `ask` fetches them where nobody has. */
export function useFaults() {
  const client = useQueryClient();
  const language = useLocale();
  const { data: faults } = useQuery({ ...faultsOf(language), enabled: false });
  const t = useMemo(
    () => faults && createTranslator({ locale: language, messages: { faults }, namespace: "faults" }),
    [faults, language],
  );
  const ask = useCallback(() => {
    const wanted = faultsOf(language);
    // Once: whoever is offline would ask again with every drawing.
    const state = client.getQueryState(wanted.queryKey);
    if (state?.status === "pending" && state.fetchStatus === "idle") void client.prefetchQuery(wanted);
  }, [client, language]);
  return { t, ask };
}
