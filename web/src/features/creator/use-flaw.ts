"use client";

import { useTranslations } from "next-intl";
import { type FieldError, get, useFormContext } from "react-hook-form";
import type { Draft } from "./draft";

const known = ["title", "long", "minutes", "names"] as const;

/** What is wrong with a field of the draft, in words. */
export function useFlaw() {
  const t = useTranslations("creator.errors");
  const { formState } = useFormContext<Draft>();
  return (field: keyof Draft): string | undefined => {
    const error = get(formState.errors, field) as (FieldError & { root?: FieldError }) | undefined;
    const key = known.find((candidate) => candidate === (error?.message ?? error?.root?.message));
    return key && t(key);
  };
}
