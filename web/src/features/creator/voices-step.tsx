"use client";

import { Volume2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Controller, useFormContext } from "react-hook-form";
import { authorizedFetch } from "@/api/authorized";
import type { Schemas } from "@/api/client";
import { IconButton } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { SelectField, TextField } from "@/components/ui/field";
import { useToasts } from "@/components/ui/toasts";
import { play } from "@/features/audio/player";
import type { Draft } from "./draft";
import { useOptions } from "./queries";
import { useFlaw } from "./use-flaw";

const counts = ["1", "2", "3", "4"] as const;

function usePreview() {
  const t = useTranslations("creator.voices");
  const add = useToasts((state) => state.add);
  return async (voice: Schemas["VoiceOption"]) => {
    if (!voice.preview) return;
    // The address wants the token, which a player does not send.
    const answer = await authorizedFetch(new Request(location.origin + voice.preview)).catch(() => null);
    if (!answer?.ok) {
      add(t("noPreview"));
      return;
    }
    const sound = await answer.blob();
    const format = sound.type.includes("wav") ? "wav" : "mp3";
    await play({ id: `voice-${voice.id}`, title: voice.name, src: `${URL.createObjectURL(sound)}#.${format}` });
  };
}

function SpeakerFields({ index }: { index: number }) {
  const t = useTranslations("creator.voices");
  const { register, watch } = useFormContext<Draft>();
  const { data: options } = useOptions();
  const preview = usePreview();
  const language = watch("language");
  const chosen = watch(`speakers.${index}.voice`);
  const voices = options?.voices.filter((voice) => voice.language.startsWith(language)) ?? [];
  const voice = voices.find((candidate) => candidate.id === chosen);
  return (
    <fieldset className="grid gap-4 border-t border-line pt-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_2.75rem]">
      <legend className="float-left mb-3 w-full font-medium sm:col-span-3">{t("speaker", { n: index + 1 })}</legend>
      <TextField label={t("name")} maxLength={60} {...register(`speakers.${index}.name`)} />
      <SelectField label={t("voice")} {...register(`speakers.${index}.voice`)}>
        <option value="">{t("auto")}</option>
        {voices.map((known) => (
          <option key={known.id} value={known.id}>
            {known.name} · {t(known.gender === "male" ? "male" : "female")}
          </option>
        ))}
      </SelectField>
      {voice?.preview && (
        <IconButton
          label={t("hear", { name: voice.name })}
          className="sm:mt-[1.7rem]"
          onClick={() => void preview(voice)}
        >
          <Volume2 aria-hidden className="size-5" />
        </IconButton>
      )}
    </fieldset>
  );
}

export function VoicesStep() {
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
      {problem && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
    </>
  );
}
