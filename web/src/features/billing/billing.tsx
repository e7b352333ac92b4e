"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useBalance } from "@/features/shell/queries";
import { Usage } from "@/features/usage/usage";
import { History } from "./history";
import { Packages } from "./packages";
import { Purchases } from "./purchases";

export function Billing() {
  const t = useTranslations("billing");
  const format = useFormatter();
  const { data: balance } = useBalance();
  return (
    <div className="mx-auto max-w-5xl">
      <h1 className="headline pt-2 text-4xl">{t("title")}</h1>
      <div className="mt-6 grid gap-x-14 gap-y-10 lg:grid-cols-[15rem_minmax(0,1fr)]">
        <div>
          <p className="text-[0.9375rem] text-ink-2">{t("balance")}</p>
          <p className="headline mt-1 text-6xl">
            {balance ? (
              format.number(balance.credits)
            ) : (
              <span
                aria-hidden
                className="inline-block w-32 animate-[shimmer_1.6s_ease-in-out_infinite] rounded-md bg-sunk"
              >
                {"\u00a0"}
              </span>
            )}
          </p>
          {balance && balance.reserved > 0 && (
            <p className="mt-2 text-sm text-ink-3">{t("reserved", { count: balance.reserved })}</p>
          )}
          <p className="mt-4 text-[0.9375rem] text-ink-2">{t("text")}</p>
        </div>
        <section aria-labelledby="packages-title">
          <h2 id="packages-title" className="sr-only">
            {t("packages.title")}
          </h2>
          <Packages />
        </section>
      </div>
      <Usage />
      <section className="mt-14">
        <History />
      </section>
      <Purchases />
    </div>
  );
}
