"use client";

import { Ellipsis, Pause, Play, Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { Way } from "@/components/ui/way";
import { play, toggle, usePlayer } from "@/features/audio/player";
import { useDates } from "@/features/shell/use-dates";
import { clock } from "@/lib/clock";
import { paths } from "@/lib/paths";
import { Cover } from "./cover";
import type { ProjectSummary } from "./queries";
import { StatusMark } from "./status-mark";

type Props = { project: ProjectSummary; onDelete: (project: ProjectSummary) => void; children?: ReactNode };

export function ProjectRow({ project, onDelete, children }: Props) {
  const t = useTranslations("projects");
  const ui = useTranslations("ui");
  const language = useLocale();
  const dates = useDates();
  const isPlaying = usePlayer((state) => state.playing && state.track?.id === project.id);
  const href =
    project.status === "draft"
      ? paths.newProject(language, project.id)
      : project.status === "completed"
        ? paths.project(language, project.id)
        : paths.production(language, project.id);
  const length = project.audio_duration_seconds
    ? clock(project.audio_duration_seconds)
    : project.target_duration_minutes
      ? ui("minutes", { count: project.target_duration_minutes })
      : null;

  const listen = () => {
    if (usePlayer.getState().track?.id === project.id) toggle();
    else if (project.audio_url) void play({ id: project.id, title: project.title, src: project.audio_url, href });
  };

  return (
    <li className="relative grid grid-cols-[4rem_minmax(0,1fr)_auto] items-center gap-4 border-b border-line py-3 hover:bg-sunk/50 sm:grid-cols-[5rem_minmax(0,1fr)_auto] sm:gap-5">
      <Cover src={project.thumbnail_url} className="aspect-square w-full" />
      <div className="min-w-0">
        <Way
          href={href}
          className="words line-clamp-2 text-lg leading-snug font-medium after:absolute after:inset-0 sm:text-xl"
          lang={project.language}
        >
          {project.title || t("unnamed")}
        </Way>
        <p className="mt-1.5 flex flex-wrap items-center gap-x-4 gap-y-0.5 text-sm text-ink-3">
          <StatusMark status={project.status} />
          {length && <span className="clock">{length}</span>}
          <time dateTime={project.updated_at}>{dates.day(project.updated_at)}</time>
        </p>
        {children}
      </div>
      <div className="relative z-10 flex items-center">
        {project.audio_url && (
          <IconButton label={t("play", { title: project.title })} aria-pressed={isPlaying} onClick={listen}>
            {isPlaying ? <Pause aria-hidden className="size-5" /> : <Play aria-hidden className="size-5" />}
          </IconButton>
        )}
        <Menu
          label={t("menu", { title: project.title })}
          entries={[
            {
              label: t("delete"),
              icon: <Trash2 aria-hidden className="size-4.5" />,
              danger: true,
              disabled: project.status === "generating",
              onSelect: () => onDelete(project),
            },
          ]}
        >
          <Ellipsis aria-hidden className="size-5" />
        </Menu>
      </div>
    </li>
  );
}
