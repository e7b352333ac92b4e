"use client";

import { Play, RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { ProjectView } from "@/features/projects/queries";
import { clock } from "@/lib/clock";
import { useSettled } from "@/lib/use-settled";
import type { Line } from "./editing";
import { PassageList } from "./passages";
import { TakeList } from "./takes";
import type { Sound } from "./use-takes";

const settleMs = 300;

type Props = {
  project: ProjectView;
  line: Line;
  number: number;
  changed: boolean;
  /** Credits that making the sound of all changed lines takes; unknown before the prices are there. */
  price: number | undefined;
  sound: Sound | undefined;
  onAgain: (() => void) | undefined;
};

/** What is known of the line that is worked at: its sound and takes, and the passages that it rests on. */
export function Inspector({ project, line, number, changed, price, sound, onAgain }: Props) {
  const t = useTranslations("script");
  const isSettled = useSettled(line.key, settleMs);
  return (
    <section aria-label={t("inspector", { n: number })} className="grid gap-6">
      <div>
        <h2 className="headline text-xl">{t("line", { n: number })}</h2>
        <p className="mt-1 text-sm text-ink-2" lang={project.language}>
          {[line.speaker, line.chapter].filter(Boolean).join(" · ")}
        </p>
        {changed && (
          <p className="mt-3 rounded-md bg-warn-soft px-3 py-2 text-sm">
            {price === undefined ? t("needsSound") : t("needsSoundPrice", { count: price })}
          </p>
        )}
        <div className="mt-3 flex flex-wrap gap-2">
          {sound && (
            <Button size="sm" onClick={sound.play}>
              <Play aria-hidden className="size-4" />
              {t("hear")} <span className="clock font-normal text-ink-3">{clock(Math.round(sound.seconds))}</span>
            </Button>
          )}
          <Button size="sm" disabled={!onAgain} onClick={onAgain}>
            <RefreshCw aria-hidden className="size-4" />
            {t("again.open")}
          </Button>
        </div>
      </div>
      <div>
        <h3 className="border-b border-line pb-2 font-semibold">{t("takes.heading")}</h3>
        {line.id && project.audio_url ? (
          <TakeList project={project} line={{ id: line.id, number }} asks={isSettled} />
        ) : (
          <p className="mt-3 text-sm text-ink-2">{t("takes.none")}</p>
        )}
      </div>
      <div>
        <h3 className="mb-3 border-b border-line pb-2 font-semibold">{t("passages.heading")}</h3>
        {line.sources.length > 0 ? (
          <PassageList projectId={project.id} language={project.language} ids={line.sources} asks={isSettled} compact />
        ) : (
          <p className="text-sm text-ink-2">{t("passages.noneOwn")}</p>
        )}
      </div>
    </section>
  );
}
