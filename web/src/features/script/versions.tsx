"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { api, body, type Schemas } from "@/api/client";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Loading, Skeleton } from "@/components/ui/states";
import { useToasts } from "@/components/ui/toasts";
import { Problem } from "@/features/shell/problem";
import { useDates } from "@/features/shell/use-dates";
import { classes } from "@/lib/classes";
import { differencesOf } from "./differences";
import { type useScriptChanges, useScriptVersions } from "./use-desk";

type Script = Pick<Schemas["ScriptView"], "version" | "segments">;
type Props = {
  projectId: string;
  language: string;
  current: Script;
  locked: boolean;
  open: boolean;
  onClose: () => void;
  changes: ReturnType<typeof useScriptChanges>;
};

/** A version is what it is: it never changes after it was saved. */
const useVersion = (projectId: string, version: number) =>
  useQuery({
    queryKey: ["script-version", projectId, version],
    queryFn: () =>
      body(
        api.GET("/api/v1/projects/{id}/script/versions/{version}", { params: { path: { id: projectId, version } } }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });

const looks = { same: undefined, gone: "bg-danger-soft text-ink-2", new: "bg-accent-soft" };

function Since({
  projectId,
  language,
  version,
  current,
}: Omit<Props, "locked" | "open" | "onClose" | "changes"> & { version: number }) {
  const t = useTranslations("script.since");
  const ui = useTranslations("ui");
  const then = useVersion(projectId, version);
  const found = useMemo(
    () => (then.data ? differencesOf(then.data.segments, current.segments, language) : []),
    [then.data, current, language],
  );
  if (then.isPending)
    return (
      <Loading label={ui("loading")}>
        <Skeleton className="h-24" />
      </Loading>
    );
  if (then.isError) return <Problem fault={then.error} onRetry={() => void then.refetch()} />;
  if (found.every((difference) => difference.is === "same")) return <p className="pb-4 text-ink-2">{t("none")}</p>;
  return (
    <section aria-label={t("title", { version })} className="mb-4 border-l-2 border-line-strong pl-4">
      <ol className="grid gap-3">
        {found.map((difference, i) =>
          difference.is === "same" ? (
            <li key={i} className="text-sm text-ink-3">
              {t("same", { count: difference.count })}
            </li>
          ) : (
            <li key={i} lang={language}>
              <p className="text-sm font-medium text-ink-3">{difference.speaker}</p>
              <p className="words text-lg leading-relaxed">
                {difference.parts.map((part, at) => {
                  const Mark = part.is === "gone" ? "del" : part.is === "new" ? "ins" : "span";
                  return (
                    <Mark key={at} className={classes("decoration-1 underline-offset-4", looks[part.is])}>
                      {part.text}
                    </Mark>
                  );
                })}
              </p>
            </li>
          ),
        )}
      </ol>
    </section>
  );
}

function List({ projectId, language, current, locked, onClose, changes: { restore } }: Omit<Props, "open">) {
  const t = useTranslations("script");
  const ui = useTranslations("ui");
  const versions = useScriptVersions(projectId);
  const dates = useDates();
  const addToast = useToasts((state) => state.add);
  const [shown, setShown] = useState<number | null>(null);
  const back = (version: number) =>
    restore.mutate(version, {
      onSuccess: () => {
        addToast(t("restored", { version }));
        onClose();
      },
    });
  if (versions.isPending)
    return (
      <Loading label={ui("loading")}>
        <Skeleton className="h-40" />
      </Loading>
    );
  if (versions.isError) return <Problem fault={versions.error} onRetry={() => void versions.refetch()} />;
  return (
    <>
      {restore.error && <Problem fault={restore.error} onRetry={() => back(restore.variables)} />}
      <ol className="border-t border-line">
        {versions.data.items.map((known) => (
          <li key={known.version} className="border-b border-line">
            <div className="flex min-h-16 flex-wrap items-center gap-x-3 gap-y-1 py-2">
              <div className="mr-auto">
                <p className="font-medium">
                  {t("version", { version: known.version })}
                  {known.version === current.version && (
                    <span className="ml-3 text-sm font-normal text-accent">{t("inForce")}</span>
                  )}
                </p>
                <p className="text-sm text-ink-3">
                  {t(`origin.${known.origin === "user" ? "user" : "written"}`)} ·{" "}
                  <time dateTime={known.created_at}>{dates.moment(known.created_at)}</time>
                </p>
              </div>
              {known.version !== current.version && (
                <>
                  <Button
                    size="sm"
                    look="quiet"
                    aria-expanded={shown === known.version}
                    onClick={() => setShown(shown === known.version ? null : known.version)}
                  >
                    {t("since.open")}
                    <span className="sr-only">{t("version", { version: known.version })}</span>
                  </Button>
                  <Button
                    size="sm"
                    disabled={locked}
                    busy={restore.isPending && restore.variables === known.version}
                    onClick={() => back(known.version)}
                  >
                    {t("restore")}
                    <span className="sr-only">{t("version", { version: known.version })}</span>
                  </Button>
                </>
              )}
            </div>
            {shown === known.version && (
              <Since projectId={projectId} language={language} version={known.version} current={current} />
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

/** Every version of the script, what has changed since, and the way back to it. */
export function Versions({ open, ...rest }: Props) {
  const t = useTranslations("script");
  return (
    <Dialog open={open} onClose={rest.onClose} title={t("versions")} wide>
      <List {...rest} />
    </Dialog>
  );
}
