"use client";

import { History, Redo2, Search, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button, IconButton } from "@/components/ui/button";
import type { Desk } from "./editing";

type Props = {
  desk: Desk;
  changed: number;
  isDirty: boolean;
  /** Credits that making the sound of all changed lines takes; unknown before the prices are there. */
  price: number | undefined;
  isSaving: boolean;
  locked: boolean;
  isFinding: boolean;
  onUndo: () => void;
  onRedo: () => void;
  onFind: () => void;
  onVersions: () => void;
  onSave: () => void;
  /** What is looked for, while something is. */
  children?: ReactNode;
};

/** Stays above the script: the way back and forth, what is not saved, and what it will cost. */
export function DeskBar(props: Props) {
  const { desk, changed, isDirty, price, isSaving, locked, isFinding, children } = props;
  const t = useTranslations("script");
  const ui = useTranslations("ui");
  const state = [
    changed > 0 && t("unsaved", { count: changed }),
    changed > 0 && price !== undefined && t("unsavedPrice", { count: price }),
  ].filter(Boolean);
  return (
    <div className="sticky top-0 z-10 -mx-4 grid gap-2 border-b border-line bg-paper px-4 py-2 md:-mx-8 md:px-8">
      <div className="flex flex-wrap items-center gap-1">
        <IconButton label={t("undo")} idle={desk.past.length === 0} onClick={props.onUndo}>
          <Undo2 aria-hidden className="size-5" />
        </IconButton>
        <IconButton label={t("redo")} idle={desk.future.length === 0} onClick={props.onRedo}>
          <Redo2 aria-hidden className="size-5" />
        </IconButton>
        <IconButton label={t("find")} aria-expanded={isFinding} onClick={props.onFind}>
          <Search aria-hidden className="size-5" />
        </IconButton>
        <Button look="quiet" size="sm" onClick={props.onVersions}>
          <History aria-hidden className="size-4.5" />
          <span className="max-sm:sr-only">{t("versions")}</span>
        </Button>
        <p className="mr-auto px-2 text-sm text-ink-2 max-sm:order-last max-sm:w-full" role="status">
          {state.length > 0 ? state.join(" · ") : t(isDirty ? "notSaved" : "clean")}
        </p>
        <Button
          look="primary"
          size="sm"
          className="max-sm:ml-auto"
          disabled={!isDirty || locked}
          busy={isSaving}
          onClick={props.onSave}
        >
          <span className="max-sm:sr-only">{t("save")}</span>
          <span aria-hidden className="sm:hidden">
            {ui("save")}
          </span>
        </Button>
      </div>
      {children}
    </div>
  );
}
