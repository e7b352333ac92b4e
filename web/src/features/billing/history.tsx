"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { Button } from "@/components/ui/button";
import { controlClasses } from "@/components/ui/field";
import { Loading, Skeleton } from "@/components/ui/states";
import { Way } from "@/components/ui/way";
import { useProject } from "@/features/projects/queries";
import { Problem } from "@/features/shell/problem";
import { classes } from "@/lib/classes";
import { paths } from "@/lib/paths";
import { type Kind, kinds, useTransactions } from "./queries";
import { type Entry, entriesOf } from "./statement";

const pageSize = 50;
const mostAtOnce = 100;

function What({ entry }: { entry: Entry }) {
  const t = useTranslations("billing.history");
  const step = useTranslations("steps");
  const language = useLocale();
  const format = useFormatter();
  const { data: project } = useProject(entry.projectId ?? "");
  const kind = kinds.find((known) => known === entry.type);
  const steps = entry.steps.map((name) => (step.has(name as "script") ? step(name as "script") : name));
  return (
    <>
      {project ? (
        <Way
          href={paths.project(language, project.id)}
          lang={project.language}
          className="words line-clamp-2 text-lg leading-snug underline-offset-4 hover:underline"
        >
          {project.title}
        </Way>
      ) : (
        <span className="words text-lg leading-snug">
          {entry.projectId ? t("anEpisode") : t(`kind.${kind ?? "all"}`)}
        </span>
      )}
      <span className="block text-sm text-ink-3">
        {entry.projectId && kind && `${t(`kind.${kind}`)} · `}
        {format.list(steps, { type: "unit" })}
        {entry.pending && <span className="text-warn"> · {t("held")}</span>}
      </span>
    </>
  );
}

/** Reads like the statement of a bank: newest first, with the balance after each entry. */
export function History() {
  const t = useTranslations("billing.history");
  const ui = useTranslations("ui");
  const format = useFormatter();
  const [kind, setKind] = useState<Kind>("all");
  const [count, setCount] = useState(pageSize);
  const transactions = useTransactions(kind, count);
  // Drawn piece by piece, after what stands above it.
  const list = useDeferredValue(transactions.data);
  const signed = (amount: number) => format.number(amount, { signDisplay: "exceptZero" });
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-4">
        <h2 className="headline text-2xl">{t("title")}</h2>
        <select
          aria-label={t("filter")}
          value={kind}
          onChange={(event) => setKind(event.target.value as Kind)}
          className={classes(controlClasses, "min-h-11 sm:w-auto")}
        >
          {kinds.map((known) => (
            <option key={known} value={known}>
              {t(`kind.${known}`)}
            </option>
          ))}
        </select>
      </div>
      {!list && !transactions.isError && (
        <Loading label={ui("loading")}>
          <Skeleton className="h-48" />
        </Loading>
      )}
      {transactions.isError && <Problem fault={transactions.error} onRetry={() => void transactions.refetch()} />}
      {list?.items.length === 0 && <p className="text-ink-3">{t("none")}</p>}
      {list && list.items.length > 0 && (
        <table className="w-full text-left">
          <caption className="sr-only">{t("title")}</caption>
          <thead>
            <tr className="border-b-2 border-ink text-sm">
              <th scope="col" className="py-2 pr-4 font-medium">
                {t("date")}
              </th>
              <th scope="col" className="py-2 pr-4 font-medium">
                {t("what")}
              </th>
              <th scope="col" className="py-2 text-right font-medium">
                {t("amount")}
              </th>
              <th scope="col" className="hidden py-2 pl-6 text-right font-medium whitespace-nowrap sm:table-cell">
                {t("balance")}
              </th>
            </tr>
          </thead>
          <tbody>
            {entriesOf(list.items).map((entry) => (
              <tr key={entry.id} className="border-b border-line align-top">
                <td className="py-3 pr-4 text-sm whitespace-nowrap text-ink-3">
                  <time dateTime={entry.at}>
                    {format.dateTime(new Date(entry.at), { day: "numeric", month: "short" })}
                  </time>
                </td>
                <td className="w-full py-2.5 pr-4">
                  <What entry={entry} />
                </td>
                <td className={classes("clock py-3 text-right font-medium", entry.amount > 0 && "text-accent")}>
                  {signed(entry.amount)}
                </td>
                <td className="clock hidden py-3 pl-6 text-right text-ink-3 sm:table-cell">
                  {format.number(entry.balance)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {list && list.items.length < list.total && count < mostAtOnce && (
        <Button className="mt-6" busy={transactions.isFetching} onClick={() => setCount(mostAtOnce)}>
          {t("more")}
        </Button>
      )}
    </>
  );
}
