"use client";

import { Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDeferredValue } from "react";
import { IconButton } from "@/components/ui/button";
import { Loading, Skeleton } from "@/components/ui/states";
import { play, toggle, usePlayer } from "@/features/audio/player";
import type { ProjectView } from "@/features/projects/queries";
import { classes } from "@/lib/classes";
import { useScript, useTakesInForce } from "./queries";

type Props = { projectId: string; project: ProjectView | undefined };

/** The script as it will be spoken, to be read while the rest is made; each line can be heard as soon as it is spoken. */
export function ScriptReading({ projectId, project }: Props) {
  const t = useTranslations("production");
  const ui = useTranslations("ui");
  const script = useScript(projectId);
  const sounding = usePlayer((state) => state.track?.id);
  const isPlaying = usePlayer((state) => state.playing);
  // Drawn piece by piece.
  const read = useDeferredValue(script.data);
  const heard = useDeferredValue(useTakesInForce(projectId, Boolean(script.data)).data);
  if (read === undefined && !script.isError)
    return (
      <Loading label={ui("loading")}>
        <Skeleton className="h-48" />
      </Loading>
    );
  if (!read) return <p className="text-ink-3">{t("scriptSoon")}</p>;
  const { segments } = read;
  return (
    <ol lang={project?.language} className="grid max-w-3xl gap-3">
      {segments.map((segment, i) => {
        const sound = heard?.get(segment.id);
        const isNow = sound !== undefined && sounding === sound.id;
        return (
          <li key={segment.id}>
            {segment.chapter !== segments[i - 1]?.chapter && (
              <h3 className="headline mt-5 mb-3 pl-13 text-xl">{segment.chapter}</h3>
            )}
            <div className="grid grid-cols-[2.75rem_minmax(0,1fr)] gap-2">
              {sound ? (
                <IconButton
                  label={t(isNow && isPlaying ? "hush" : "hear", { n: i + 1 })}
                  onClick={() =>
                    isNow
                      ? toggle()
                      : void play({
                          id: sound.id,
                          title: project?.title ?? "",
                          detail: t("line", { n: i + 1 }),
                          src: sound.url,
                        })
                  }
                  className="text-accent"
                >
                  {isNow && isPlaying ? (
                    <Pause aria-hidden className="size-4.5" />
                  ) : (
                    <Play aria-hidden className="size-4.5" />
                  )}
                </IconButton>
              ) : (
                <span />
              )}
              <div>
                <p className="text-sm font-medium text-ink-3">{segment.speaker}</p>
                <p className="words text-lg leading-relaxed">
                  <span className={classes("box-decoration-clone px-0.5", isNow && "bg-marker")}>{segment.text}</span>
                </p>
              </div>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
