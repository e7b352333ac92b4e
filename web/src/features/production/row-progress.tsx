"use client";

import { useTranslations } from "next-intl";
import { Progress } from "@/components/ui/progress";
import { useStepName } from "./lane";
import { useStanding } from "./queries";

const lookAgainMs = 10_000;

/** How far a production is, in a row of the list: what is being worked at, and how much of the whole is done. */
export function RowProgress({ projectId }: { projectId: string }) {
  const t = useTranslations("production");
  const name = useStepName();
  const { data: standing } = useStanding(projectId, lookAgainMs);
  if (!standing) return null;
  const working = standing.steps.filter((step) => step.status === "in_progress").map((step) => name(step.step));
  return (
    <div className="mt-2 grid max-w-md gap-1.5">
      <Progress label={t("overall")} value={standing.progress} />
      <p className="clock truncate text-sm text-ink-3">
        {standing.awaits_approval ? t("approve.title") : [`${standing.progress}%`, ...working].join(" · ")}
      </p>
    </div>
  );
}
