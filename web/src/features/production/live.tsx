"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useDeferredValue, useEffect, useRef, useState } from "react";
import { ApiProblem } from "@/api/problem";
import { Button, LinkButton } from "@/components/ui/button";
import { Confirm } from "@/components/ui/dialog";
import { Progress as Bar } from "@/components/ui/progress";
import { Empty, Loading, Skeleton } from "@/components/ui/states";
import { Cover } from "@/features/projects/cover";
import { useProject } from "@/features/projects/queries";
import { Problem } from "@/features/shell/problem";
import { clock } from "@/lib/clock";
import { paths } from "@/lib/paths";
import { Lane, useStepName } from "./lane";
import { Outcome } from "./outcome";
import { useStanding, useSteering } from "./queries";
import { ScriptReading } from "./script-reading";
import { useProgress } from "./use-progress";

const tickMs = 1000;
const lookAgainMs = 5_000;

function useNow(running: boolean) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, [running]);
  return now;
}

export function Live() {
  const t = useTranslations("production");
  const ui = useTranslations("ui");
  const language = useLocale();
  const client = useQueryClient();
  const name = useStepName();
  const id = useSearchParams().get("id") ?? "";
  const [round, setRound] = useState(0);
  const [asking, setAsking] = useState(false);
  const project = useProject(id);
  const standing = useStanding(id);
  const steering = useSteering(id);
  const { progress: heard, connection } = useProgress(id, round);
  // What comes all at once when a production is opened is drawn piece by piece.
  const progress = useDeferredValue(heard);
  const now = useNow(!progress.ended);

  // What a finished step has made is there to be fetched: the script, the cover, the sound.
  const finished = progress.steps.filter((step) => step.status === "completed").length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again whenever a step or the whole ends
  useEffect(() => {
    for (const key of ["project", "standing", "script", "assets", "transcript", "waveform", "takes"])
      void client.invalidateQueries({ queryKey: [key, id] });
    if (progress.ended) for (const key of ["projects", "balance"]) void client.invalidateQueries({ queryKey: [key] });
  }, [finished, progress.ended]);

  // Lines can be heard as they are spoken; the takes of a long episode are not read again for every one of them.
  const lookedAt = useRef(0);
  const spoken = progress.steps.find((step) => step.step === "tts_generation")?.progress ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again whenever more lines are spoken
  useEffect(() => {
    if (spoken === 0) return;
    const look = () => {
      lookedAt.current = Date.now();
      void client.invalidateQueries({ queryKey: ["takes", id] });
    };
    const timer = setTimeout(look, Math.max(0, lookedAt.current + lookAgainMs - Date.now()));
    return () => clearTimeout(timer);
  }, [spoken]);

  if (project.isError && !project.data)
    return (
      <>
        <h1 className="sr-only">{t("title")}</h1>
        <Problem fault={project.error} onRetry={() => void project.refetch()} />
      </>
    );
  if (standing.error instanceof ApiProblem && standing.error.status === 404)
    return (
      <Empty
        title={t("none.title")}
        action={<LinkButton href={paths.newProject(language, id)}>{t("none.action")}</LinkButton>}
      />
    );
  const working = progress.steps.filter((step) => step.status === "in_progress").map((step) => name(step.step));
  const begun = standing.data && Date.parse(standing.data.created_at);
  const until = standing.data?.finished_at ? Date.parse(standing.data.finished_at) : now;
  return (
    <div className="mx-auto max-w-5xl">
      <div className="flex items-start gap-5 pt-2 pb-6">
        <Cover first src={project.data?.thumbnail_url ?? null} className="size-20 shrink-0 sm:size-28" />
        <div className="min-w-0 flex-1">
          <p className="text-sm text-ink-3">
            {connection === "again" && !progress.ended ? t("connection.again") : progress.ended ? "" : t("title")}
          </p>
          <h1 className="headline text-2xl break-words sm:text-4xl" lang={project.data?.language}>
            {project.data?.title ?? <Skeleton className="h-9 w-2/3" />}
          </h1>
          {begun && (
            <p className="clock mt-2 text-ink-3">
              {t(progress.ended ? "took" : "elapsed", { time: clock((until - begun) / 1000) })}
            </p>
          )}
        </div>
      </div>
      <Bar label={t("overall")} value={progress.progress} still={progress.ended && progress.status !== "completed"} />
      <p className="sr-only" aria-live="polite">
        {working.map((step) => t("spoken", { step, status: t("status.in_progress") })).join(", ")}
      </p>
      <div className="mt-6">
        <Outcome
          project={project.data}
          progress={progress}
          standing={standing.data}
          steering={steering}
          onResume={() => setRound(round + 1)}
        />
      </div>
      {progress.steps.length === 0 ? (
        <Loading label={ui("loading")}>
          <Skeleton className="mt-6 h-80" />
        </Loading>
      ) : (
        <ol className="mt-4">
          {progress.steps.map((step) => (
            <Lane key={step.step} step={step} now={now} />
          ))}
        </ol>
      )}
      {!progress.ended && progress.steps.length > 0 && (
        <div className="mt-5 flex flex-wrap items-center justify-between gap-4">
          <p className="max-w-prose text-sm text-ink-3">{t("leave")}</p>
          <Button size="sm" look="danger" onClick={() => setAsking(true)}>
            {t("cancel")}
          </Button>
        </div>
      )}
      {steering.cancel.error && (
        <div className="mt-4">
          <Problem fault={steering.cancel.error} />
        </div>
      )}
      {/* Below the steps, and so after them, which would push it down; where they do not come it is there to be read. */}
      {(progress.steps.length > 0 || connection === "again") && (
        <section aria-labelledby="script-title" className="mt-12 border-t border-line pt-8">
          <h2 id="script-title" className="headline mb-6 text-2xl">
            {t("script")}
          </h2>
          <ScriptReading projectId={id} project={project.data} />
        </section>
      )}
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => steering.cancel.mutate(undefined, { onSettled: () => setAsking(false) })}
        busy={steering.cancel.isPending}
        title={t("cancelTitle")}
        keep={t("cancelKeep")}
        action={t("cancelAction")}
      >
        {t("cancelText")}
      </Confirm>
    </div>
  );
}
