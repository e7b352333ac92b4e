"use client";

import { useLocale, useTranslations } from "next-intl";
import { Controller, useFormContext } from "react-hook-form";
import { Button, LinkButton } from "@/components/ui/button";
import { Toggle } from "@/components/ui/choice";
import { Notice } from "@/components/ui/states";
import { Told } from "@/components/ui/told";
import { Problem } from "@/features/shell/problem";
import { useBalance } from "@/features/shell/queries";
import { endonyms } from "@/i18n/languages";
import { paths } from "@/lib/paths";
import type { Draft } from "./draft";
import { Makers } from "./makers";
import { useNames } from "./names";
import { useEstimate } from "./queries";

type Props = {
  projectId: string | null;
  busy: boolean;
  fault: unknown;
  onOrder: () => void;
  onGo: (step: "brief" | "voices" | "look") => void;
};

export function ReviewStep({ projectId, busy, fault, onGo, onOrder }: Props) {
  const t = useTranslations("creator.review");
  const brief = useTranslations("creator.brief");
  const look = useTranslations("creator.look");
  const voices = useTranslations("creator.voices");
  const name = useNames();
  const language = useLocale();
  const { control, watch } = useFormContext<Draft>();
  const draft = watch();
  const estimate = useEstimate(draft, projectId);
  const balance = useBalance();
  // A price of other choices is none: what is ordered is what was read on the button.
  const price = estimate.isPlaceholderData ? undefined : estimate.data?.estimated_credits;
  const need = price ?? 0;
  const have = balance.data?.credits ?? Number.POSITIVE_INFINITY;
  const facts = [
    { step: "brief", label: brief("idea"), value: draft.description || "–", long: true },
    { step: "brief", label: brief("language"), value: endonyms[draft.language] },
    {
      step: "brief",
      label: brief("template"),
      value: `${name("template", draft.template)} · ${name("tone", draft.tone)}`,
    },
    ...(draft.dialogue && estimate.data?.can_converse
      ? [{ step: "voices", label: voices("recording"), value: voices("conversation") } as const]
      : []),
    { step: "look", label: look("style"), value: name("style", draft.image_style) },
    { step: "look", label: look("motion"), value: name("motion", draft.video_motion) },
    { step: "look", label: look("music"), value: name("music", draft.music) },
  ] as const;
  return (
    <>
      <dl className="border-t border-line">
        {facts.map((fact) => (
          <div
            key={fact.label}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 border-b border-line py-2 sm:grid-cols-[10rem_minmax(0,1fr)_auto]"
          >
            <dt className="text-sm text-ink-3">{fact.label}</dt>
            <dd className="max-sm:row-start-2">
              {"long" in fact ? (
                <span className="words line-clamp-4 text-lg leading-relaxed [&:lang(th)]:leading-loose">
                  {fact.value}
                </span>
              ) : (
                fact.value
              )}
            </dd>
            <dd className="max-sm:row-span-2">
              <Button look="quiet" size="sm" onClick={() => onGo(fact.step)}>
                <Told short={t("change")}>{`${t("change")}: ${fact.label}`}</Told>
              </Button>
            </dd>
          </div>
        ))}
      </dl>
      <Controller
        control={control}
        name="review_script"
        render={({ field }) => (
          <Toggle label={t("pause")} detail={t("pauseHint")} checked={field.value} onChange={field.onChange} />
        )}
      />
      <Makers estimate={estimate.data} />
      {have < need && (
        <Notice
          tone="warn"
          action={
            <LinkButton size="sm" href={paths.billing(language)}>
              {t("buy")}
            </LinkButton>
          }
        >
          {t("short", { have, need })}
        </Notice>
      )}
      {price === undefined && estimate.error && (
        <Problem fault={estimate.error} onRetry={() => void estimate.refetch()} />
      )}
      {fault ? <Problem fault={fault} /> : null}
      <Button
        onClick={onOrder}
        look="primary"
        size="lg"
        busy={busy}
        disabled={price === undefined || have < need}
        className="justify-self-start"
      >
        {price !== undefined ? t("submit", { count: price }) : t(estimate.isFetching ? "pricing" : "unpriced")}
      </Button>
    </>
  );
}
