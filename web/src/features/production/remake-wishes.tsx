"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { useNames } from "@/features/creator/names";
import { useOptions } from "@/features/creator/queries";
import { Problem } from "@/features/shell/problem";
import { type Part, parts, useCosts, useRemake } from "./remake";

/** What of a part made anew can be chosen, and its price. */
export default function RemakeWishes({
  part,
  projectId,
  onClose,
}: {
  part: Part;
  projectId: string;
  onClose: () => void;
}) {
  const t = useTranslations("production.remake");
  const ui = useTranslations("ui");
  const name = useNames();
  const { data: options } = useOptions();
  const { data: costs } = useCosts();
  const remake = useRemake(projectId);
  const [style, setStyle] = useState("studio_mic");
  const [motion, setMotion] = useState("subtle");
  const price = costs?.[parts[part]];
  const order = () =>
    remake.mutate({
      part,
      ...(part === "image" ? { image_style: style } : {}),
      ...(part === "video" ? { video_motion: motion } : {}),
    });
  return (
    <div className="grid gap-5">
      <p className="text-ink-2">{t(`text.${part}`)}</p>
      {part === "image" && (
        <Choice
          label={t("style")}
          value={style}
          onChange={setStyle}
          options={(options?.image_styles ?? []).map((value) => ({ value, label: name("style", value) }))}
        />
      )}
      {part === "video" && (
        <Choice
          label={t("motion")}
          value={motion}
          onChange={setMotion}
          options={(options?.video_motions ?? [])
            .filter((value) => value !== "none")
            .map((value) => ({ value, label: name("motion", value) }))}
        />
      )}
      {remake.error && <Problem fault={remake.error} />}
      <div className="flex flex-wrap justify-end gap-3">
        <Button onClick={onClose}>{ui("cancel")}</Button>
        <Button look="primary" busy={remake.isPending} disabled={price === undefined} onClick={order}>
          {t("order", { count: price ?? 0 })}
        </Button>
      </div>
    </div>
  );
}
