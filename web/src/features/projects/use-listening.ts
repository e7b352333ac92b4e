"use client";

import { useLocale } from "next-intl";
import { play, seek, skip, toggle, usePlayer } from "@/features/audio/player";
import { useKeys } from "@/features/audio/use-keys";
import { paths } from "@/lib/paths";
import type { ProjectView } from "./queries";
import { type Transcript, useTranscript } from "./queries-files";

/** Where of an episode's lines a moment is; −1 before the first. A pause belongs to the line before it. */
export const lineAt = (lines: Transcript["segments"], time: number): number =>
  lines.findLastIndex((line) => line.startTime <= time);

/** Plays one episode in the app's player. */
export function useListening(project: ProjectView) {
  const language = useLocale();
  const isLoaded = usePlayer((state) => state.track?.id === project.id);
  const playFrom = (from?: number) => {
    if (project.audio_url)
      void play(
        { id: project.id, title: project.title, src: project.audio_url, href: paths.project(language, project.id) },
        from,
      );
  };
  return {
    isLoaded,
    playFrom,
    press: () => (isLoaded ? toggle() : playFrom()),
    seekTo: (time: number) => (isLoaded ? seek(time) : playFrom(time)),
  };
}

/** The keys of an episode's page, whichever of its parts is shown; `hasLines`: its lines are in sight, to be gone through. */
export function useListeningKeys(project: ProjectView, hasLines: boolean) {
  const { isLoaded, press, playFrom } = useListening(project);
  const { data: transcript } = useTranscript(project.id);
  // Until something is heard, these scroll the page.
  const toLine = (by: -1 | 1) => () => {
    const lines = transcript?.segments ?? [];
    const line = hasLines && isLoaded ? lines[lineAt(lines, usePlayer.getState().time) + by] : undefined;
    if (!line) return false;
    playFrom(line.startTime);
  };
  const start = () => (isLoaded || project.audio_url ? press() : false);
  const skipBy = (seconds: number) => () => (usePlayer.getState().track ? skip(seconds) : false);
  useKeys({
    " ": start,
    k: start,
    j: skipBy(-10),
    l: skipBy(10),
    arrowleft: skipBy(-5),
    arrowright: skipBy(5),
    arrowup: toLine(-1),
    arrowdown: toLine(1),
  });
}
