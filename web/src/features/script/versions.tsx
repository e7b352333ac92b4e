"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useToasts } from "@/components/ui/toasts";
import { Problem } from "@/features/shell/problem";
import { type useScriptChanges, useScriptVersions } from "./use-desk";

type Props = { projectId: string; current: number; locked: boolean; changes: ReturnType<typeof useScriptChanges> };

export function Versions({ projectId, current, locked, changes: { restore } }: Props) {
  const t = useTranslations("script");
  const format = useFormatter();
  const versions = useScriptVersions(projectId);
  const addToast = useToasts((state) => state.add);
  return (
    <details className="border-t-2 border-ink pt-3">
      <summary className="min-h-11 cursor-pointer font-semibold">{t("versions")}</summary>
      {restore.error && <Problem fault={restore.error} />}
      <ol className="mt-2">
        {versions.data?.items.map((known) => (
          <li
            key={known.version}
            className="flex min-h-14 items-center justify-between gap-4 border-b border-line py-2"
          >
            <div>
              <p className="font-medium">{t("version", { version: known.version })}</p>
              <p className="text-sm text-ink-3">
                {t(`origin.${known.origin === "user" ? "user" : "written"}`)} ·{" "}
                <time dateTime={known.created_at}>
                  {format.dateTime(new Date(known.created_at), { dateStyle: "medium", timeStyle: "short" })}
                </time>
              </p>
            </div>
            {known.version !== current && (
              <Button
                size="sm"
                disabled={locked}
                busy={restore.isPending && restore.variables === known.version}
                onClick={() =>
                  restore.mutate(known.version, {
                    onSuccess: () => addToast(t("restored", { version: known.version })),
                  })
                }
              >
                {t("restore")}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
