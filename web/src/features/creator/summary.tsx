"use client";

import { useFormatter, useTranslations } from "next-intl";
import { classes } from "@/lib/classes";
import type { Draft } from "./draft";
import { useEstimate, useSources } from "./queries";

function Line({ label, children, strong }: { label: string; children: React.ReactNode; strong?: boolean }) {
  return (
    <div
      className={classes(
        "flex items-baseline justify-between gap-4 py-1.5",
        strong && "border-t-2 border-t-ink text-base font-semibold",
      )}
    >
      <dt className={strong ? undefined : "text-ink-2"}>{label}</dt>
      <dd className={classes("clock text-right", !strong && "font-medium")}>{children}</dd>
    </div>
  );
}

/** Always in sight: what the episode will be, what it costs, what is missing. */
export function Summary({ draft, projectId, still }: { draft: Draft; projectId: string | null; still: boolean }) {
  const t = useTranslations("creator.summary");
  const ui = useTranslations("ui");
  const step = useTranslations("steps");
  const format = useFormatter();
  const estimate = useEstimate(draft, projectId, !still);
  const sources = useSources(projectId);
  // The server says it in English: "1-3 minutes".
  const waitOf = (said: string) => {
    const [, from, to] = /^(\d+)-(\d+) minutes?$/.exec(said) ?? [];
    return from && to ? t("range", { from, to }) : said;
  };
  const missing = [
    ...(draft.title.trim() ? [] : [t("missingTitle")]),
    ...(draft.description.trim() || sources.data?.length ? [] : [t("missingIdea")]),
  ];
  const outside = estimate.data?.outside_costs.filter((cost) => cost.estimated_cost !== 0) ?? [];
  const sum = outside.reduce<number | null>(
    (total, cost) => (total === null || cost.estimated_cost === null ? null : total + cost.estimated_cost),
    0,
  );
  return (
    <section aria-label={t("title")} className="border-t-2 border-ink pt-3">
      <h2 className="words text-xl leading-snug font-medium break-words">{draft.title.trim() || t("title")}</h2>
      <dl className="mt-3 divide-y divide-line text-[0.9375rem]">
        <Line label={t("length")}>
          {Number.isFinite(draft.minutes) ? ui("minutes", { count: draft.minutes }) : "–"}
        </Line>
        <Line label={t("voices")}>{draft.speakers.length}</Line>
        <Line label={t("sources")}>{sources.data?.length ?? 0}</Line>
      </dl>
      <h3 className="mt-5 text-sm font-medium text-ink-2">{t("price")}</h3>
      <dl className="mt-1 divide-y divide-line text-[0.9375rem]">
        {estimate.data?.steps
          .filter((price) => price.credits > 0)
          .map((price) => (
            <Line
              key={price.step}
              label={step.has(price.step as "brief_input") ? step(price.step as "brief_input") : price.step}
            >
              {price.credits}
            </Line>
          ))}
        <Line label={t("credits")} strong>
          {estimate.data ? format.number(estimate.data.estimated_credits) : "–"}
        </Line>
        <Line label={t("outside")}>
          {!estimate.data
            ? "–"
            : sum === null
              ? t("unknown")
              : sum === 0
                ? t("nothing")
                : format.number(sum, { style: "currency", currency: "USD", currencyDisplay: "narrowSymbol" })}
        </Line>
      </dl>
      {estimate.data?.estimated_time && (
        <p className="mt-3 text-sm text-ink-3">{t("takes", { time: waitOf(estimate.data.estimated_time) })}</p>
      )}
      {missing.length > 0 && (
        <p className="mt-4 rounded-md bg-warn-soft px-3 py-2 text-sm">
          {t("missing")}: {format.list(missing)}
        </p>
      )}
    </section>
  );
}
