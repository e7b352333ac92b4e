"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { ApiProblem, api, body } from "@/api/client";
import { controlClasses } from "@/components/ui/field";
import { Empty } from "@/components/ui/states";
import { Problem } from "@/features/shell/problem";
import { classes } from "@/lib/classes";

const periods = ["7", "30", "90", "365"] as const;
type Period = (typeof periods)[number];

const dayMs = 86_400_000;
const day = (ago: number) => new Date(Date.now() - ago * dayMs).toISOString().slice(0, 10);

const useKeyFigures = (days: Period) =>
  useQuery({
    queryKey: ["kpis", days],
    queryFn: () =>
      body(api.GET("/api/v1/analytics/kpis", { params: { query: { from: day(Number(days) - 1), to: day(0) } } })),
  });

/** The six figures the service is steered by. Only admins may see them. */
export function KeyFigures() {
  const t = useTranslations("admin");
  const ui = useTranslations("ui");
  const format = useFormatter();
  const [days, setDays] = useState<Period>("30");
  const figures = useKeyFigures(days);
  if (figures.error instanceof ApiProblem && figures.error.status === 403)
    return <Empty title={t("forbidden")}>{t("forbiddenText")}</Empty>;
  const percent = (value: number) => format.number(value / 100, { style: "percent", maximumFractionDigits: 1 });
  const seconds = (value: number) =>
    value < 100 ? t("seconds", { count: Math.round(value) }) : t("minutes", { count: Math.round(value / 6) / 10 });
  const data = figures.data;
  const rows = [
    ["success", data?.podcast_generation_success_rate, percent] as const,
    ["time", data?.average_generation_time, seconds] as const,
    [
      "credits",
      data?.credit_usage_per_user,
      (value: number) => format.number(value, { maximumFractionDigits: 1 }),
    ] as const,
    ["errors", data?.api_error_rate, percent] as const,
    ["retention", data?.user_retention_rate, percent] as const,
    ["conversion", data?.conversion_rate_free_to_paid, percent] as const,
  ];
  return (
    <div className="mx-auto max-w-5xl">
      <div className="flex flex-wrap items-end justify-between gap-4 pt-2 pb-6">
        <h1 className="headline text-4xl">{t("title")}</h1>
        <select
          aria-label={t("period")}
          value={days}
          onChange={(event) => setDays(event.target.value as Period)}
          className={classes(controlClasses, "min-h-11 sm:w-auto")}
        >
          {periods.map((known) => (
            <option key={known} value={known}>
              {t("last", { count: Number(known) })}
            </option>
          ))}
        </select>
      </div>
      {figures.isError && <Problem fault={figures.error} onRetry={() => void figures.refetch()} />}
      <dl className="border-t-2 border-ink" aria-live="polite" aria-busy={figures.isPending}>
        {rows.map(([name, value, say]) => (
          <div
            key={name}
            className="grid gap-x-10 gap-y-1 border-b border-line py-5 sm:grid-cols-[9rem_minmax(0,1fr)] sm:items-baseline"
          >
            <dt className="contents">
              <span className="sm:col-start-2 sm:row-start-1">
                <span className="block font-medium">{t(`figures.${name}.name`)}</span>
                <span className="block text-sm text-ink-3">{t(`figures.${name}.text`)}</span>
              </span>
            </dt>
            <dd className="headline clock text-4xl sm:col-start-1 sm:row-start-1">
              {value == null ? (
                <>–{figures.isPending && <span className="sr-only">{ui("loading")}</span>}</>
              ) : (
                say(value)
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-sm text-ink-3">{t("note")}</p>
    </div>
  );
}
