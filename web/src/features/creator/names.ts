"use client";

import { useTranslations } from "next-intl";

type Kind = "template" | "tone" | "style" | "motion" | "music";

/** Names of choices; a choice that only this server knows is shown by its own name. */
export function useNames() {
  const t = useTranslations("creator");
  return (kind: Kind, value: string) => {
    const key = `${kind}.${value}` as Parameters<typeof t.has>[0];
    return t.has(key) ? t(key as "title") : value.replaceAll("_", " ");
  };
}
