"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/states";
import { useProblemWords } from "./problem-words";

/** A fault, where it happened, with the way on. */
export function Problem({ fault, onRetry }: { fault: unknown; onRetry?: () => void }) {
  const say = useProblemWords();
  const t = useTranslations("ui");
  return (
    <Notice
      tone="danger"
      action={
        onRetry && (
          <Button size="sm" onClick={onRetry}>
            {t("retry")}
          </Button>
        )
      }
    >
      {say(fault)}
    </Notice>
  );
}
