"use client";

import dynamic from "next/dynamic";
import { useFormatter, useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { Seen } from "@/components/ui/seen";
import { Skeleton } from "@/components/ui/states";
import { useDates } from "@/features/shell/use-dates";
import { classes } from "@/lib/classes";
import { type Measure, measures } from "./chart-measures";
import { type Usage as Figures, useUsage } from "./queries";

// The charts' library is asked for when there is something to draw and it is looked at.
const Chart = dynamic(() => import("./chart"), { ssr: false, loading: () => <Skeleton className="h-56" /> });

function Days({ days, measure }: { days: Figures["days"]; measure: Measure }) {
  const t = useTranslations("usage");
  const format = useFormatter();
  const dates = useDates();
  return (
    <table className="sr-only">
      <caption>{t("days", { measure: t(`measure.${measure}`) })}</caption>
      <tbody>
        {days
          .filter((day) => day[measure] > 0)
          .map((day) => (
            <tr key={day.day}>
              <th scope="row">{dates.of(`${day.day}T00:00:00Z`, { dateStyle: "long", timeZone: "UTC" })}</th>
              <td>{format.number(day[measure], { maximumFractionDigits: 1 })}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function Steps({ steps }: { steps: Figures["credits_by_step"] }) {
  const t = useTranslations("usage");
  const step = useTranslations("steps");
  const format = useFormatter();
  const most = Math.max(1, ...steps.map((one) => one.credits));
  return (
    <div>
      <h3 className="font-semibold">{t("bySteps")}</h3>
      <dl className="mt-3 grid gap-2.5">
        {steps.map((one) => (
          <div key={one.step} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1">
            <dt className="text-[0.9375rem] text-ink-2">
              {step.has(one.step as "script") ? step(one.step as "script") : one.step}
            </dt>
            <dd className="clock text-[0.9375rem] font-medium">{format.number(one.credits)}</dd>
            <dd aria-hidden className="col-span-2 h-1.5 rounded-full bg-sunk">
              <div className="h-full rounded-full bg-accent" style={{ width: `${(one.credits / most) * 100}%` }} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

// Above this, minutes are easier to read.
const mostSeconds = 100;

/** What the last thirty days were: figures, days, steps. Nothing is shown before there is something to show. */
export function Usage() {
  const t = useTranslations("usage");
  const format = useFormatter();
  // Drawn after what was asked for first: the page's own list.
  const data = useDeferredValue(useUsage().data);
  const [measure, setMeasure] = useState<Measure>("credits");
  if (!data || (data.credits === 0 && data.episodes === 0)) return null;
  const wait = (seconds: number) =>
    seconds < mostSeconds
      ? t("seconds", { count: Math.round(seconds) })
      : t("time", { minutes: Math.round(seconds / 60) });
  const figures = [
    { name: t("episodes"), value: format.number(data.episodes) },
    { name: t("minutes"), value: format.number(data.minutes, { maximumFractionDigits: 1 }) },
    { name: t("credits"), value: format.number(data.credits) },
    {
      name: t("success"),
      value: data.success_rate === null ? "–" : format.number(data.success_rate / 100, { style: "percent" }),
    },
    {
      name: t("mean"),
      value: data.mean_seconds === null ? "–" : wait(data.mean_seconds),
    },
    {
      name: t("outside"),
      value: format.number(data.outside_cost_usd, {
        style: "currency",
        currency: "USD",
        currencyDisplay: "narrowSymbol",
      }),
    },
  ];
  return (
    <section aria-labelledby="usage-title" className="mt-16">
      <h2 id="usage-title" className="headline text-2xl">
        {t("title")}
      </h2>
      <dl className="mt-5 grid grid-cols-2 gap-x-8 gap-y-5 border-y border-line py-5 sm:grid-cols-3 lg:grid-cols-6">
        {figures.map((figure) => (
          <div key={figure.name} className="flex flex-col-reverse justify-end">
            <dt className="text-sm text-ink-3">{figure.name}</dt>
            <dd className="words clock text-2xl font-medium">{figure.value}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-8 grid gap-10 lg:grid-cols-[minmax(0,1fr)_15rem]">
        <div className="min-w-0">
          <fieldset className="mb-3 flex flex-wrap gap-1">
            <legend className="sr-only">{t("show")}</legend>
            {measures.map((known) => (
              <button
                key={known}
                type="button"
                aria-pressed={measure === known}
                onClick={() => setMeasure(known)}
                className={classes(
                  "min-h-11 rounded-md px-3 text-[0.9375rem]",
                  measure === known ? "bg-ink text-paper" : "text-ink-2 hover:bg-sunk",
                )}
              >
                {t(`measure.${known}`)}
              </button>
            ))}
          </fieldset>
          <Seen waiting={<Skeleton className="h-56" />}>
            <Chart days={data.days} measure={measure} />
          </Seen>
          <Days days={data.days} measure={measure} />
        </div>
        <Steps steps={data.credits_by_step} />
      </div>
    </section>
  );
}
