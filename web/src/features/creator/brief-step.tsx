"use client";

import { useTranslations } from "next-intl";
import { Controller, useFormContext } from "react-hook-form";
import { Choice } from "@/components/ui/choice";
import { SelectField, TextArea, TextField } from "@/components/ui/field";
import { endonyms, languages } from "@/i18n/languages";
import type { Draft } from "./draft";
import { useNames } from "./names";
import { useOptions } from "./queries";
import { useFlaw } from "./use-flaw";

export function BriefStep() {
  const t = useTranslations("creator.brief");
  const name = useNames();
  const flaw = useFlaw();
  const { data: options } = useOptions();
  const { register, control } = useFormContext<Draft>();
  const selects = [
    { field: "template", values: options?.templates },
    { field: "tone", values: options?.tones },
  ] as const;
  return (
    <>
      <TextField
        label={t("name")}
        hint={t("nameHint")}
        maxLength={255}
        error={flaw("title")}
        className="words text-lg"
        {...register("title")}
      />
      <TextArea
        label={t("idea")}
        hint={t("ideaHint")}
        rows={5}
        error={flaw("description")}
        className="words text-lg leading-relaxed"
        {...register("description")}
      />
      <div className="grid gap-6 sm:grid-cols-2">
        <Controller
          control={control}
          name="language"
          render={({ field }) => (
            <Choice
              label={t("language")}
              value={field.value}
              onChange={field.onChange}
              options={languages.map((value) => ({ value, label: endonyms[value] }))}
            />
          )}
        />
        <TextField
          label={t("minutes")}
          type="number"
          inputMode="numeric"
          min={1}
          max={180}
          error={flaw("minutes")}
          className="clock"
          {...register("minutes", { valueAsNumber: true })}
        />
        {selects.map(({ field: at, values }) => (
          <Controller
            key={at}
            control={control}
            name={at}
            // Its own value: what may be chosen comes later than what is chosen.
            render={({ field }) => (
              <SelectField label={t(at)} {...field}>
                {(values ?? [field.value]).map((value) => (
                  <option key={value} value={value}>
                    {name(at, value)}
                  </option>
                ))}
              </SelectField>
            )}
          />
        ))}
      </div>
    </>
  );
}
