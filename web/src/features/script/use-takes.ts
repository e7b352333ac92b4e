"use client";

import { useLocale } from "next-intl";
import { useDeferredValue } from "react";
import { play } from "@/features/audio/player";
import type { ProjectView } from "@/features/projects/queries";
import { useTranscript } from "@/features/projects/queries-files";
import { paths } from "@/lib/paths";

/** A line in the finished sound: how long it is, in seconds, and what plays it from there. */
export type Sound = { seconds: number; play: () => void };

/** Finds where a line is spoken in the finished sound; of equal lines, the nearest. */
export function useTakes(project: ProjectView) {
  const language = useLocale();
  const transcript = useDeferredValue(useTranscript(project.id).data);
  return (text: string, at: number): Sound | undefined => {
    const src = project.audio_url;
    const spoken = transcript?.segments
      .filter((segment) => segment.body.trim() === text.trim())
      .sort((one, other) => Math.abs(one.index - at) - Math.abs(other.index - at))[0];
    if (!src || !spoken) return undefined;
    const href = paths.project(language, project.id);
    return {
      seconds: spoken.endTime - spoken.startTime,
      play: () => void play({ id: project.id, title: project.title, src, href }, spoken.startTime),
    };
  };
}
