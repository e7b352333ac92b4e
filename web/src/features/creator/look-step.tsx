"use client";

import { useTranslations } from "next-intl";
import { Controller, useFormContext } from "react-hook-form";
import { Choice } from "@/components/ui/choice";
import { Problem } from "@/features/shell/problem";
import type { Draft } from "./draft";
import { useNames } from "./names";
import { useOptions } from "./queries";
import styles from "./styles.json";

// Made by the built-in studio: `npm run styles`.
const pictured = new Set(styles);

export function LookStep() {
  const t = useTranslations("creator.look");
  const name = useNames();
  const { data: options, error, refetch } = useOptions();
  const { control } = useFormContext<Draft>();
  if (!options && error) return <Problem fault={error} onRetry={() => void refetch()} />;
  const choices = [
    {
      field: "image_style",
      label: t("style"),
      kind: "style",
      values: options?.image_styles,
      columns: "sm:grid-cols-2 xl:grid-cols-3",
    },
    {
      field: "video_motion",
      label: t("motion"),
      kind: "motion",
      values: options?.video_motions,
      columns: "sm:grid-cols-2 xl:grid-cols-3",
    },
    { field: "music", label: t("music"), kind: "music", values: options?.music_beds, columns: "sm:grid-cols-2" },
  ] as const;
  return choices.map(({ field, label, kind, values, columns }) => (
    <Controller
      key={field}
      control={control}
      name={field}
      render={({ field: { value, onChange } }) => (
        <Choice
          label={label}
          value={value}
          onChange={onChange}
          columns={columns}
          options={(values ?? []).map((one) => ({
            value: one,
            label: name(kind, one),
            picture: kind === "style" && pictured.has(one) ? `/styles/${one}.jpg` : undefined,
          }))}
        />
      )}
    />
  ));
}
