"use client";

import { Pause, Play } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type MouseEvent, useDeferredValue, useEffect, useRef } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { Empty, Loading, Skeleton } from "@/components/ui/states";
import { Wave } from "@/components/ui/wave";
import { usePlayer } from "@/features/audio/player";
import { classes } from "@/lib/classes";
import { clock } from "@/lib/clock";
import { paths } from "@/lib/paths";
import type { ProjectView } from "./queries";
import { type Transcript, useTranscript, useWave } from "./queries-files";
import { lineAt, useListening } from "./use-listening";
import { momentOf, placeOf } from "./words";

export function Listen({ project }: { project: ProjectView }) {
  const t = useTranslations("episode");
  const ui = useTranslations("ui");
  const language = useLocale();
  const player = usePlayer();
  const transcript = useTranscript(project.id);
  // Drawn piece by piece, after the player: an hour's transcript has a thousand lines.
  const spoken = useDeferredValue(transcript.data);
  const wave = useWave(project.id);
  const list = useRef<HTMLOListElement>(null);

  const { isLoaded, press, playFrom, seekTo } = useListening(project);
  const isPlaying = isLoaded && player.playing;
  const time = isLoaded ? player.time : 0;
  const duration = (isLoaded && player.duration) || project.audio_duration_seconds || 1;
  const current = isLoaded ? lineAt(spoken?.segments ?? [], time) : -1;
  const chapters = spoken?.chapters ?? [];
  const chapter = chapters.findLast((one) => one.startTime <= time);

  const playWord = (event: MouseEvent, line: Transcript["segments"][number]) => {
    const text = event.currentTarget.querySelector("[data-text]")?.firstChild ?? null;
    playFrom(momentOf(line, placeOf(event, text, project.language) ?? 0, project.language));
  };

  useEffect(() => {
    const line = list.current?.children[current];
    if (isPlaying && line instanceof HTMLElement) line.scrollIntoView({ block: "nearest", behavior: "smooth" });
  }, [current, isPlaying]);

  if (!project.audio_url)
    return (
      <Empty
        title={t("noAudio")}
        action={<LinkButton href={paths.production(language, project.id)}>{t("follow")}</LinkButton>}
      />
    );
  return (
    <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_16rem]">
      <div className="min-w-0">
        <div className="relative h-20 rounded-sm has-focus-visible:outline-2 has-focus-visible:outline-offset-4 has-focus-visible:outline-accent">
          {wave.data ? (
            <Wave peaks={wave.data} played={time / duration} className="h-20" />
          ) : (
            <Skeleton className="h-20" />
          )}
          {chapters.slice(1).map((one) => (
            <span
              key={one.startTime}
              aria-hidden
              className="pointer-events-none absolute inset-y-0 w-0.5 bg-ink/70"
              style={{ left: `${(one.startTime / duration) * 100}%` }}
            />
          ))}
          <input
            type="range"
            min={0}
            max={duration}
            step={1}
            value={Math.min(time, duration)}
            aria-label={t("position")}
            aria-valuetext={`${clock(time)} / ${clock(Math.round(duration))}`}
            onChange={(event) => seekTo(Number(event.target.value))}
            className="absolute inset-0 w-full cursor-pointer opacity-0"
          />
        </div>
        <div className="mt-4 flex flex-wrap items-center gap-4">
          <Button look="primary" size="lg" onClick={press}>
            {isPlaying ? <Pause aria-hidden className="size-5" /> : <Play aria-hidden className="size-5" />}
            {t(isPlaying ? "pause" : "play")}
          </Button>
          <p className="clock text-ink-2">
            {clock(time)} / {clock(Math.round(duration))}
          </p>
          {chapter && (
            <p className="min-w-0 truncate text-ink-3" lang={project.language}>
              {chapter.title}
            </p>
          )}
          <p className="hidden basis-full text-sm text-ink-3 lg:block">{t("keys")}</p>
        </div>
        <h2 className="headline mt-10 mb-4 text-2xl">{t("transcript")}</h2>
        {spoken === undefined && !transcript.isError && (
          <Loading label={ui("loading")}>
            <Skeleton className="h-40" />
          </Loading>
        )}
        {spoken === null && <p className="text-ink-3">{t("noTranscript")}</p>}
        <ol ref={list} lang={project.language} className="grid">
          {spoken?.segments.map((segment, i) => (
            <li key={segment.index}>
              <button
                type="button"
                onClick={(event) => playWord(event, segment)}
                aria-current={i === current || undefined}
                className="group grid w-full grid-cols-[3.25rem_minmax(0,1fr)] gap-3 py-2 text-left"
              >
                <span className="clock pt-1 text-xs text-ink-3">{clock(segment.startTime)}</span>
                <span className="max-w-prose">
                  <span className="text-sm font-medium text-ink-3">{segment.speaker}</span>
                  <span className="words block text-lg leading-relaxed">
                    <span
                      data-text
                      className={classes(
                        "box-decoration-clone px-0.5 transition-colors",
                        i === current ? "bg-marker" : "group-hover:bg-sunk",
                      )}
                    >
                      {segment.body}
                    </span>
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ol>
      </div>
      <aside>
        {chapters.length > 0 && (
          <nav aria-label={t("chapters")} className="border-t-2 border-ink pt-3">
            <h2 className="font-semibold">{t("chapters")}</h2>
            <ol className="mt-2" lang={project.language}>
              {chapters.map((chapter) => (
                <li key={chapter.startTime} className="border-b border-line">
                  <button
                    type="button"
                    onClick={() => playFrom(chapter.startTime)}
                    className="flex min-h-11 w-full items-baseline gap-3 py-2 text-left hover:text-accent"
                  >
                    <span className="clock text-sm text-ink-3">{clock(chapter.startTime)}</span>
                    {chapter.title}
                  </button>
                </li>
              ))}
            </ol>
          </nav>
        )}
        {project.video_url && (
          <div className="mt-8">
            <h2 className="font-semibold">{t("video")}</h2>
            {/* biome-ignore lint/a11y/useMediaCaption: the transcript beside it says what is heard */}
            <video
              src={project.video_url}
              controls
              preload="none"
              poster={project.image_url ?? undefined}
              aria-label={t("video")}
              className="mt-2 w-full rounded-md bg-sunk"
            />
          </div>
        )}
      </aside>
    </div>
  );
}
