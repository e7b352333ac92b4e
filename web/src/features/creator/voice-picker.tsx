"use client";

import { Pause, Volume2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { authorizedFetch } from "@/api/authorized";
import type { Schemas } from "@/api/client";
import { Button, IconButton } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useToasts } from "@/components/ui/toasts";
import { Told } from "@/components/ui/told";
import { play, toggle, usePlayer } from "@/features/audio/player";
import { classes } from "@/lib/classes";
import { useMakerNames } from "./names";

type Voice = Schemas["VoiceOption"];

function usePreview() {
  const t = useTranslations("creator.voices");
  const add = useToasts((state) => state.add);
  return async (voice: Voice) => {
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

/** Plays a sample of a voice, and stops it again. */
export function HearVoice({ voice }: { voice: Voice }) {
  const t = useTranslations("creator.voices");
  const preview = usePreview();
  const isLoaded = usePlayer((state) => state.track?.id === `voice-${voice.id}`);
  const isPlaying = usePlayer((state) => state.playing) && isLoaded;
  if (!voice.preview) return <span className="size-11 shrink-0" />;
  return (
    <IconButton
      label={t(isPlaying ? "hush" : "hear", { name: voice.name })}
      onClick={() => (isLoaded ? toggle() : void preview(voice))}
    >
      {isPlaying ? <Pause aria-hidden className="size-5" /> : <Volume2 aria-hidden className="size-5" />}
    </IconButton>
  );
}

type Props = {
  speaker: number;
  voices: Voice[];
  chosen: string | undefined;
  onChoose: (voice: string) => void;
};

const genders = ["all", "female", "male"] as const;

/** The voice of one speaker: the one that is chosen, and all the others to be heard before one of them is. */
export function VoicePicker({ speaker, voices, chosen, onChoose }: Props) {
  const t = useTranslations("creator.voices");
  const maker = useMakerNames();
  const [open, setOpen] = useState(false);
  const [gender, setGender] = useState<(typeof genders)[number]>("all");
  const voice = voices.find((known) => known.id === chosen);
  const shown = voices.filter((known) => gender === "all" || known.gender === gender);
  const choose = (id: string) => {
    onChoose(id);
    setOpen(false);
  };
  const detail = (known: Voice) => [t(known.gender === "male" ? "male" : "female"), maker(known.provider)].join(" · ");
  return (
    <div className="grid gap-1.5">
      <p className="text-sm font-medium" id={`voice-${speaker}`}>
        {t("voice")}
      </p>
      <div className="flex min-h-11 items-center gap-1 rounded-md border border-line-strong bg-surface py-0.5 pr-1 pl-3">
        <p className="mr-auto min-w-0 truncate">
          {voice ? (
            <>
              {voice.name} <span className="text-sm text-ink-3">{detail(voice)}</span>
            </>
          ) : (
            t("auto")
          )}
        </p>
        {voice && <HearVoice voice={voice} />}
        <Button size="sm" look="quiet" onClick={() => setOpen(true)}>
          <Told short={t("choose")}>{t("chooseFor", { n: speaker })}</Told>
        </Button>
      </div>
      <Dialog open={open} onClose={() => setOpen(false)} title={t("chooseFor", { n: speaker })}>
        <fieldset className="mb-3 flex gap-1">
          <legend className="sr-only">{t("which")}</legend>
          {genders.map((value) => (
            <button
              key={value}
              type="button"
              aria-pressed={gender === value}
              onClick={() => setGender(value)}
              className={classes(
                "min-h-9 rounded-md px-3 text-sm",
                gender === value ? "bg-ink text-paper" : "text-ink-2 hover:bg-sunk",
              )}
            >
              {t(value)}
            </button>
          ))}
        </fieldset>
        <ul className="border-t border-line">
          <li className="flex min-h-14 items-center gap-3 border-b border-line py-1.5">
            <p className="mr-auto">{t("auto")}</p>
            <Button size="sm" disabled={!chosen} onClick={() => choose("")}>
              {t(chosen ? "use" : "used")}
              <span className="sr-only">: {t("useAuto")}</span>
            </Button>
          </li>
          {shown.map((known) => (
            <li key={known.id} className="flex min-h-14 items-center gap-2 border-b border-line py-1.5">
              <HearVoice voice={known} />
              <div className="mr-auto min-w-0">
                <p className="truncate font-medium">{known.name}</p>
                <p className="truncate text-sm text-ink-3">{detail(known)}</p>
              </div>
              <Button
                size="sm"
                look={known === voice ? "primary" : "plain"}
                disabled={known === voice}
                onClick={() => choose(known.id)}
              >
                <Told short={t(known === voice ? "used" : "use")}>
                  {known === voice ? `${t("used")}: ${known.name}` : t("useNamed", { name: known.name })}
                </Told>
              </Button>
            </li>
          ))}
        </ul>
      </Dialog>
    </div>
  );
}
