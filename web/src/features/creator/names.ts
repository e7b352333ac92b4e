"use client";

import { useTranslations } from "next-intl";
import { useOptions } from "./queries";

type Kind = "template" | "tone" | "style" | "motion" | "music";

/** Names of choices; a choice that only this server knows is shown by its own name. */
export function useNames() {
  const t = useTranslations("creator");
  return (kind: Kind, value: string) => {
    const key = `${kind}.${value}` as Parameters<typeof t.has>[0];
    return t.has(key) ? t(key as "title") : value.replaceAll("_", " ");
  };
}

/** Names of those who make a part of an episode: providers have their own, the built-in studio has one in each language. */
export function useMakerNames() {
  const t = useTranslations("creator.makers");
  const { data: options } = useOptions();
  return (provider: string) =>
    provider === "built-in"
      ? t("builtin")
      : (options?.providers.find((known) => known.provider === provider)?.name ?? provider);
}
