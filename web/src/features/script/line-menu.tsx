"use client";

import { ArrowDown, ArrowUp, AudioLines, Ellipsis, Merge, Plus, RefreshCw, Scissors, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Menu } from "@/components/ui/menu";

export type LineAction = "up" | "down" | "merge" | "add" | "delete";

type Props = {
  number: number;
  locked: boolean;
  /** Absent while the line is not as it was saved. */
  onAgain: (() => void) | undefined;
  /** Absent where nothing was spoken yet, and where takes stand beside the line already. */
  onTakes: (() => void) | undefined;
  onSplit: () => void;
  onAct: (action: LineAction) => void;
};

const icon = "size-4.5";

/** What can be done with a line, under three dots. */
export function LineMenu({ number, locked, onAgain, onTakes, onSplit, onAct }: Props) {
  const t = useTranslations("script");
  return (
    <Menu
      label={t("more", { n: number })}
      buttonClassName="text-ink-3"
      entries={[
        {
          label: t("again.open"),
          icon: <RefreshCw aria-hidden className={icon} />,
          onSelect: () => onAgain?.(),
          disabled: locked || !onAgain,
        },
        ...(onTakes
          ? [{ label: t("takes.open"), icon: <AudioLines aria-hidden className={icon} />, onSelect: onTakes }]
          : []),
        {
          label: t("split"),
          icon: <Scissors aria-hidden className={icon} />,
          onSelect: onSplit,
          disabled: locked,
        },
        {
          label: t("merge"),
          icon: <Merge aria-hidden className={icon} />,
          onSelect: () => onAct("merge"),
          disabled: locked,
        },
        {
          label: t("add"),
          icon: <Plus aria-hidden className={icon} />,
          onSelect: () => onAct("add"),
          disabled: locked,
        },
        {
          label: t("up"),
          icon: <ArrowUp aria-hidden className={icon} />,
          onSelect: () => onAct("up"),
          disabled: locked,
        },
        {
          label: t("down"),
          icon: <ArrowDown aria-hidden className={icon} />,
          onSelect: () => onAct("down"),
          disabled: locked,
        },
        {
          label: t("delete"),
          icon: <Trash2 aria-hidden className={icon} />,
          onSelect: () => onAct("delete"),
          danger: true,
          disabled: locked,
        },
      ]}
    >
      <Ellipsis aria-hidden className="size-5" />
    </Menu>
  );
}
