"use client";

import { useQuery } from "@tanstack/react-query";
import { Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { api, body } from "@/api/client";
import { IconButton } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Loading, Skeleton } from "@/components/ui/states";
import { play, toggle, usePlayer } from "@/features/audio/player";
import { useTakesInForce } from "@/features/production/queries";
import type { ProjectView } from "@/features/projects/queries";
import { Problem } from "@/features/shell/problem";
import { useDates } from "@/features/shell/use-dates";
import { clock } from "@/lib/clock";
import { Compare } from "./compare";
import { type Take, takesOf } from "./takes-of";

/** A line as its creator sees it: by its place, whatever that was when it was spoken. */
export type HeardLine = { id: string; number: number };

type Props = { project: ProjectView; line: HeardLine | null; onClose: () => void };

/** Files' addresses are good for an hour. */
const staleMs = 30 * 60_000;

// Another may have been made since it was last looked at.
const freshMs = 30_000;

// As many as one answer has; older takes than these are not shown.
const mostListed = 100;

const useTakesOf = (projectId: string, lineId: string, enabled: boolean) =>
  useQuery({
    queryKey: ["takes", projectId, lineId],
    queryFn: () =>
      body(
        api.GET("/api/v1/projects/{id}/script/segments/{segmentId}/takes", {
          params: { path: { id: projectId, segmentId: lineId }, query: { page_size: mostListed } },
        }),
      ),
    enabled,
    staleTime: freshMs,
    refetchInterval: staleMs,
  });

type ListProps = { project: ProjectView; line: HeardLine; asks?: boolean };

/** Each take of a line, the newest first, and two of them against each other. `asks`: the server, for what is not known yet. */
export function TakeList({ project, line, asks = true }: ListProps) {
  const t = useTranslations("script.takes");
  const ui = useTranslations("ui");
  const dates = useDates();
  const assets = useTakesOf(project.id, line.id, asks);
  const now = useTakesInForce(project.id, asks).data?.get(line.id)?.id;
  const player = usePlayer();
  if (assets.isPending)
    return (
      <Loading label={ui("loading")}>
        <Skeleton className="h-28" />
      </Loading>
    );
  if (assets.isError) return <Problem fault={assets.error} onRetry={() => void assets.refetch()} />;
  const takes = takesOf(assets.data.items, assets.data.total);
  const hear = (take: Take, from?: number) =>
    void play({ id: take.id, title: project.title, detail: t("name", { take: take.number }), src: take.url }, from);
  return (
    <>
      <ol>
        {takes.map((take) => {
          const isLoaded = player.track?.id === take.id;
          const isPlaying = isLoaded && player.playing;
          return (
            <li key={take.id} className="flex min-h-14 items-center gap-3 border-b border-line py-2">
              <IconButton
                label={t(isPlaying ? "pause" : "play", { take: take.number })}
                onClick={() => (isLoaded ? toggle() : hear(take))}
              >
                {isPlaying ? <Pause aria-hidden className="size-4.5" /> : <Play aria-hidden className="size-4.5" />}
              </IconButton>
              <div className="mr-auto">
                <p className="font-medium">
                  {t("name", { take: take.number })}
                  {take.id === now && <span className="ml-3 text-sm font-normal text-accent">{t("now")}</span>}
                </p>
                <p className="text-sm text-ink-3">{t("from", { time: dates.moment(take.createdAt) })}</p>
              </div>
              {take.seconds !== null && <p className="clock text-sm text-ink-3">{clock(take.seconds)}</p>}
            </li>
          );
        })}
      </ol>
      <Compare takes={takes} onPlay={hear} />
      <p className="mt-3 text-sm text-ink-2">{t(takes.length > 1 ? "back" : takes.length === 1 ? "one" : "none")}</p>
    </>
  );
}

/** Every sound of one line, to be heard one after the other. */
export function Takes({ project, line, onClose }: Props) {
  const t = useTranslations("script.takes");
  return (
    <Dialog open={line !== null} onClose={onClose} title={t("title", { n: line?.number ?? 1 })}>
      {line && <TakeList project={project} line={line} />}
    </Dialog>
  );
}
