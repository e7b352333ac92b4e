"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Loading, Skeleton } from "@/components/ui/states";
import { Problem } from "@/features/shell/problem";
import { useCheckout, usePackages } from "./queries";

/** Credits that one episode with everything takes. */
const perEpisode = 18;
const minorUnits = 100;
const names = ["starter", "creator", "studio", "network"] as const;

export function Packages() {
  const t = useTranslations("billing.packages");
  const ui = useTranslations("ui");
  const format = useFormatter();
  const packages = usePackages();
  const checkout = useCheckout();
  if (packages.isPending)
    return (
      <Loading label={ui("loading")}>
        <Skeleton className="h-[37rem] sm:h-[25rem]" />
      </Loading>
    );
  if (packages.isError) return <Problem fault={packages.error} onRetry={() => void packages.refetch()} />;
  return (
    <>
      <ul className="border-t-2 border-ink">
        {packages.data.map((offer) => {
          const known = names.find((name) => offer.id.startsWith(`${name}-`));
          const episodes = Math.floor(offer.credits / perEpisode);
          const name = known ? t(`names.${known}`) : offer.name;
          const money = (minor: number) =>
            format.number(minor / minorUnits, {
              style: "currency",
              currency: offer.currency.toUpperCase(),
              currencyDisplay: "narrowSymbol",
            });
          return (
            <li
              key={offer.id}
              className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-2 border-b border-line py-4 sm:grid-cols-[minmax(0,1fr)_8rem_auto]"
            >
              <div>
                <h3 className="words text-xl font-medium">{name}</h3>
                <p className="text-[0.9375rem] text-ink-2">
                  {ui("credits", { count: offer.credits })} · {t("episodes", { count: episodes })}
                </p>
              </div>
              <div className="text-right">
                <p className="clock text-lg font-medium">{money(offer.price_minor)}</p>
                <p className="clock text-sm text-ink-3">{t("each", { price: money(offer.price_minor / episodes) })}</p>
              </div>
              <Button
                look="primary"
                className="max-sm:col-span-2"
                busy={checkout.isPending && checkout.variables === offer.id}
                onClick={() => checkout.mutate(offer.id)}
              >
                {t("buy")}
                <span className="sr-only">{name}</span>
              </Button>
            </li>
          );
        })}
      </ul>
      <div className="mt-3 grid gap-3">
        {checkout.error && <Problem fault={checkout.error} />}
        <p className="text-sm text-ink-3">{t("note")}</p>
      </div>
    </>
  );
}
