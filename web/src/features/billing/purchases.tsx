"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useDates } from "@/features/shell/use-dates";
import { usePurchases } from "./queries";

const minorUnits = 100;
const states = ["completed", "pending", "failed", "refunded"] as const;

/** What was bought; nothing is shown to whoever never bought anything. */
export function Purchases() {
  const t = useTranslations("billing.purchases");
  const ui = useTranslations("ui");
  const format = useFormatter();
  const dates = useDates();
  const { data } = usePurchases();
  const bought = data?.items.filter((purchase) => purchase.status !== "pending") ?? [];
  if (bought.length === 0) return null;
  return (
    <section aria-labelledby="purchases-title" className="mt-14">
      <h2 id="purchases-title" className="headline mb-4 text-2xl">
        {t("title")}
      </h2>
      <ul className="border-t-2 border-ink">
        {bought.map((purchase) => {
          const status = states.find((known) => known === purchase.status);
          return (
            <li
              key={purchase.id}
              className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-6 border-b border-line py-3 sm:grid-cols-[8rem_minmax(0,1fr)_auto]"
            >
              <time dateTime={purchase.created_at} className="text-sm text-ink-3 max-sm:col-span-2">
                {dates.day(purchase.completed_at ?? purchase.created_at)}
              </time>
              <span>
                {ui("credits", { count: purchase.credits })}
                {status && <span className="text-sm text-ink-3"> · {t(`status.${status}`)}</span>}
              </span>
              <span className="clock text-right font-medium">
                {format.number(purchase.price_minor / minorUnits, {
                  style: "currency",
                  currency: purchase.currency.toUpperCase(),
                  currencyDisplay: "narrowSymbol",
                })}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
