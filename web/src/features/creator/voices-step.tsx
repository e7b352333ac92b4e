"use client";

import { useTranslations } from "next-intl";
import { Controller, useFormContext } from "react-hook-form";
import { Choice, Toggle } from "@/components/ui/choice";
import { TextField } from "@/components/ui/field";
import { type Draft, voicesIn } from "./draft";
import { useEstimate, useOptions } from "./queries";
import { useFlaw } from "./use-flaw";
import { VoicePicker } from "./voice-picker";

const counts = ["1", "2", "3", "4"] as const;

function SpeakerFields({ index }: { index: number }) {
  const t = useTranslations("creator.voices");
  const { register, watch, setValue } = useFormContext<Draft>();
  const { data: options } = useOptions();
  const language = watch("language");
  const voices = voicesIn(options?.voices ?? [], language);
  return (
    <fieldset className="grid gap-4 border-t border-line pt-4 sm:grid-cols-2">
      <legend className="float-left mb-3 w-full font-medium sm:col-span-2">{t("speaker", { n: index + 1 })}</legend>
      <TextField label={t("name")} maxLength={60} placeholder={t("auto")} {...register(`speakers.${index}.name`)} />
      <VoicePicker
        speaker={index + 1}
        voices={voices}
        chosen={watch(`speakers.${index}.voice`)}
        onChoose={(voice) => setValue(`speakers.${index}.voice`, voice, { shouldDirty: true })}
      />
    </fieldset>
  );
}

/** Where the voices can: whether the speakers answer each other in one recording. */
function Conversation({ projectId }: { projectId: string | null }) {
  const t = useTranslations("creator.voices");
  const { control, watch } = useFormContext<Draft>();
  const estimate = useEstimate(watch(), projectId);
  if (!estimate.data?.can_converse) return null;
  return (
    <div className="border-t border-line pt-4">
      <Controller
        control={control}
        name="dialogue"
        render={({ field }) => (
          <Toggle label={t("together")} detail={t("togetherHint")} checked={field.value} onChange={field.onChange} />
        )}
      />
    </div>
  );
}

export function VoicesStep({ projectId }: { projectId: string | null }) {
  const t = useTranslations("creator.voices");
  const flaw = useFlaw();
  const { control, watch, setValue, getValues } = useFormContext<Draft>();
  const count = watch("speakers").length;
  const setCount = (next: string) => {
    const speakers = getValues("speakers");
    setValue(
      "speakers",
      Array.from({ length: Number(next) }, (_, i) => speakers[i] ?? { name: "" }),
      { shouldDirty: true },
    );
  };
  const problem = flaw("speakers");
  return (
    <>
      <Choice
        label={t("count")}
        value={String(count)}
        onChange={setCount}
        columns="grid-cols-2 sm:grid-cols-4"
        options={counts.map((value) => ({ value, label: value }))}
      />
      <Controller
        control={control}
        name="gender"
        render={({ field }) => (
          <Choice
            label={t("first")}
            value={field.value}
            onChange={field.onChange}
            options={[
              { value: "female", label: t("female") },
              { value: "male", label: t("male") },
            ]}
          />
        )}
      />
      {Array.from({ length: count }, (_, i) => (
        <SpeakerFields key={i} index={i} />
      ))}
      <Conversation projectId={projectId} />
      {problem && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
    </>
  );
}
