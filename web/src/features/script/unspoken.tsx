"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/states";
import { parts, useCosts, useRemake } from "@/features/production/remake";
import type { ProjectView } from "@/features/projects/queries";
import { useAssets } from "@/features/projects/queries-files";
import { Problem } from "@/features/shell/problem";

/** Says that the sound is older than the script in force, and what it costs to speak it: lines that did not change are not spoken again. */
export function Unspoken({ project, spokenOf }: { project: ProjectView; spokenOf: string }) {
  const t = useTranslations("script");
  const { data: assets } = useAssets(project.id);
  const { data: costs } = useCosts();
  const remake = useRemake(project.id);
  const sound = assets?.find((asset) => asset.path === "audio/final.mp3");
  const price = costs?.[parts.tts];
  if (!sound || price === undefined || Date.parse(sound.created_at) >= Date.parse(spokenOf)) return null;
  return (
    <Notice
      title={t("unspoken")}
      action={
        <Button look="primary" busy={remake.isPending} onClick={() => remake.mutate({ part: "tts" })}>
          {t("speakAgain", { count: price })}
        </Button>
      }
    >
      {t("unspokenText")}
      {remake.error && <Problem fault={remake.error} />}
    </Notice>
  );
}
