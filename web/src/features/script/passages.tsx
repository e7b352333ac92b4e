"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { api, body } from "@/api/client";
import { Dialog } from "@/components/ui/dialog";
import { Loading, Skeleton } from "@/components/ui/states";
import { Problem } from "@/features/shell/problem";
import { classes } from "@/lib/classes";

// As many as one answer has; a line rests on fewer.
const mostListed = 100;

type Shown = { number: number; ids: string[] };
/** `asks`: the server, for what is not known yet. */
type ListProps = { projectId: string; language: string; ids: string[]; compact?: boolean; asks?: boolean };
type Props = { projectId: string; language: string; shown: Shown | null; onClose: () => void };

/** The passages themselves, each with where it stands. */
export function PassageList({ projectId, language, ids, compact, asks = true }: ListProps) {
  const t = useTranslations("script.passages");
  const ui = useTranslations("ui");
  const passages = useQuery({
    queryKey: ["passages", projectId, ids],
    queryFn: async () => {
      const at = { params: { path: { id: projectId }, query: { passage: ids, page_size: mostListed } } };
      return (await body(api.GET("/api/v1/projects/{id}/sources/passages", at))).items;
    },
    enabled: asks,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (passages.isPending)
    return (
      <Loading label={ui("loading")}>
        <Skeleton className="h-40" />
      </Loading>
    );
  if (passages.isError) return <Problem fault={passages.error} onRetry={() => void passages.refetch()} />;
  if (passages.data.length === 0) return <p className="text-ink-2">{t("none")}</p>;
  return (
    <ul className="grid gap-6">
      {passages.data.map((passage) => (
        <li key={passage.id}>
          <figure>
            <figcaption className="text-sm text-ink-3" lang={language}>
              {[passage.source, passage.heading, passage.page && t("page", { page: passage.page })]
                .filter(Boolean)
                .join(" · ")}
            </figcaption>
            <blockquote
              lang={language}
              className={classes(
                "words mt-1.5 border-l-2 border-line-strong whitespace-pre-line",
                compact ? "pl-3 text-[0.9375rem] leading-relaxed" : "pl-4 text-lg leading-relaxed",
              )}
            >
              {passage.text}
            </blockquote>
          </figure>
        </li>
      ))}
    </ul>
  );
}

/** What of the sources a line rests on, in their own words. */
export function Passages({ projectId, language, shown, onClose }: Props) {
  const t = useTranslations("script.passages");
  return (
    <Dialog open={shown !== null} onClose={onClose} title={t("title", { n: shown?.number ?? 0 })} wide>
      {shown && <PassageList projectId={projectId} language={language} ids={shown.ids} />}
    </Dialog>
  );
}
