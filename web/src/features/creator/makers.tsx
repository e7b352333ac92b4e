"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Schemas } from "@/api/client";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/states";
import { useMakerNames } from "./names";
import { useOptions } from "./queries";

const Keys = dynamic(() => import("@/features/settings/keys").then((part) => part.Keys), {
  ssr: false,
  loading: () => <Skeleton className="h-64" />,
});

const capabilities = ["text", "speech", "image", "video"] as const;

/** Who makes what of this episode, and the keys with which others could, to be put right here. */
export function Makers({ estimate }: { estimate: Schemas["Estimate"] | undefined }) {
  const t = useTranslations("creator.makers");
  const { data: options } = useOptions();
  const [open, setOpen] = useState(false);
  const name = useMakerNames();
  const made = capabilities.flatMap((capability) => {
    const cost = estimate?.outside_costs.find((one) => one.capability === capability);
    return cost ? [{ capability, by: name(cost.provider) }] : [];
  });
  const lacking = options?.providers.filter((one) => !one.is_ready) ?? [];
  return (
    <section aria-label={t("title")} className="rounded-md border border-line bg-surface p-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <h2 className="font-semibold">{t("title")}</h2>
        <Button size="sm" onClick={() => setOpen(true)}>
          {t(lacking.length > 0 ? "add" : "change")}
        </Button>
      </div>
      <dl className="mt-2 grid gap-x-6 gap-y-1 text-[0.9375rem] sm:grid-cols-2">
        {made.map(({ capability, by }) => (
          <div key={capability} className="flex justify-between gap-3 border-b border-line py-1.5">
            <dt className="text-ink-2">{t(`part.${capability}`)}</dt>
            <dd className="text-right font-medium">{by}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-sm text-ink-3">{t("note")}</p>
      <Dialog open={open} onClose={() => setOpen(false)} title={t("keys")} wide>
        <Keys />
        <div className="flex justify-end">
          <Button look="primary" onClick={() => setOpen(false)}>
            {t("done")}
          </Button>
        </div>
      </Dialog>
    </section>
  );
}
