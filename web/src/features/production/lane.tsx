"use client";

import { useTranslations } from "next-intl";
import { Progress } from "@/components/ui/progress";
import { classes } from "@/lib/classes";
import { clock } from "@/lib/clock";
import type { StepProgress } from "./progress";
import { useStepWords } from "./use-step-words";

const known = ["queued", "in_progress", "completed", "failed", "skipped", "cancelled"] as const;

// The others say why in the words of a fault, which stand beside what can be done about it.
const speaks = new Set(["queued", "in_progress", "completed"]);

export const useStepName = () => {
  const t = useTranslations("steps");
  return (step: string) => (t.has(step as "brief_input") ? t(step as "brief_input") : step.replaceAll("_", " "));
};

/** One step: its true progress, what it says, how long it has been at it. */
export function Lane({ step, now }: { step: StepProgress; now: number }) {
  const t = useTranslations("production");
  const say = useStepWords();
  const name = useStepName();
  const status = known.find((candidate) => candidate === step.status) ?? "queued";
  const seconds = step.startedAt === null ? null : ((step.endedAt ?? now) - step.startedAt) / 1000;
  const isWorking = status === "in_progress";
  return (
    <li
      className={classes(
        "grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-2 border-b border-line py-3.5 sm:grid-cols-[10rem_minmax(0,1fr)_4.5rem] sm:items-center",
        status === "queued" && "text-ink-3",
      )}
    >
      <p className={classes("font-medium", isWorking && "text-accent")}>{name(step.step)}</p>
      <div className="max-sm:col-span-2 max-sm:row-start-2">
        <Progress label={name(step.step)} value={step.progress} still={!isWorking && status !== "completed"} />
        <p
          className={classes("mt-1.5 line-clamp-2 min-h-5 text-sm", status === "failed" ? "text-danger" : "text-ink-3")}
        >
          {(speaks.has(status) && say(step)) || t(`status.${status}`)}
        </p>
      </div>
      <p className="clock text-right text-sm text-ink-3">
        {seconds === null ? (isWorking ? `${step.progress}%` : "") : clock(seconds)}
      </p>
    </li>
  );
}
