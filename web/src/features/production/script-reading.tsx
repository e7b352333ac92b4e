"use client";

import { useTranslations } from "next-intl";
import { useDeferredValue } from "react";
import { Loading, Skeleton } from "@/components/ui/states";
import { useScript } from "./queries";

/** The script as it will be spoken, to be read while the rest is made. */
export function ScriptReading({ projectId, language }: { projectId: string; language: string | undefined }) {
  const t = useTranslations("production");
  const ui = useTranslations("ui");
  const script = useScript(projectId);
  // Drawn piece by piece.
  const read = useDeferredValue(script.data);
  if (read === undefined && !script.isError)
    return (
      <Loading label={ui("loading")}>
        <Skeleton className="h-48" />
      </Loading>
    );
  if (!read) return <p className="text-ink-3">{t("scriptSoon")}</p>;
  return (
    <ol lang={language} className="grid max-w-prose gap-5">
      {read.segments.map((segment, i) => (
        <li key={segment.id}>
          {segment.chapter !== read.segments[i - 1]?.chapter && (
            <h3 className="headline mt-4 mb-4 text-xl">{segment.chapter}</h3>
          )}
          <p className="text-sm font-medium text-ink-3">{segment.speaker}</p>
          <p className="words text-lg leading-relaxed">{segment.text}</p>
        </li>
      ))}
    </ol>
  );
}
