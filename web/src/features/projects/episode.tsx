"use client";

import dynamic from "next/dynamic";
import { useRouter, useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useDeferredValue } from "react";
import { LinkButton } from "@/components/ui/button";
import { Loading, Skeleton } from "@/components/ui/states";
import { Tabs } from "@/components/ui/tabs";
import { Problem } from "@/features/shell/problem";
import { useDates } from "@/features/shell/use-dates";
import { clock } from "@/lib/clock";
import { paths } from "@/lib/paths";
import { Cover } from "./cover";
import { Listen } from "./listen";
import { type ProjectView, useProject } from "./queries";
import { StatusMark } from "./status-mark";
import { useListeningKeys } from "./use-listening";

// Listening comes first; the other rooms are fetched when they are entered.
const loading = () => <Skeleton className="h-64" />;
const Files = dynamic(() => import("./files").then((part) => part.Files), { ssr: false, loading });
const Publish = dynamic(() => import("./publish").then((part) => part.Publish), { ssr: false, loading });

/** Draws nothing: it listens for as long as the episode is open. */
function Keys({ project, tab }: { project: ProjectView; tab: string }) {
  useListeningKeys(project, tab === "listen");
  return null;
}

type Slot = (project: ProjectView) => ReactNode;

/** An episode's page. The script's desk and what can be ordered belong to other features and are handed in. */
export function Episode({ desk, orders }: { desk: Slot; orders: Slot }) {
  const t = useTranslations("episode");
  const ui = useTranslations("ui");
  const language = useLocale();
  const dates = useDates();
  const router = useRouter();
  const query = useSearchParams();
  const id = query.get("id") ?? "";
  const project = useProject(id);
  const shown = useDeferredValue(project.data);
  if (project.isError && !project.data)
    return (
      <>
        <h1 className="sr-only">{t("title")}</h1>
        <Problem fault={project.error} onRetry={() => void project.refetch()} />
      </>
    );
  if (!shown)
    return (
      <Loading label={ui("loading")}>
        <div className="mx-auto grid max-w-5xl gap-6">
          <Skeleton className="h-28" />
          <Skeleton className="h-64" />
        </div>
      </Loading>
    );
  return (
    <div className="mx-auto max-w-6xl">
      <Keys project={shown} tab={query.get("tab") ?? "listen"} />
      <div className="flex items-start gap-5 pt-2 pb-6">
        <Cover first src={shown.thumbnail_url} className="size-20 shrink-0 sm:size-32" />
        <div className="min-w-0 flex-1">
          <StatusMark status={shown.status} />
          <h1 className="headline mt-1 text-2xl break-words sm:text-4xl" lang={shown.language}>
            {shown.title}
          </h1>
          <p className="mt-2 flex flex-wrap gap-x-5 text-sm text-ink-3">
            {shown.audio_duration_seconds !== null && (
              <span className="clock">{clock(shown.audio_duration_seconds)}</span>
            )}
            <time dateTime={shown.updated_at}>{dates.day(shown.updated_at, "long")}</time>
            <span>{ui("credits", { count: shown.total_credits_used })}</span>
          </p>
        </div>
        {shown.status === "generating" && (
          <LinkButton href={paths.production(language, id)} className="max-sm:hidden">
            {t("follow")}
          </LinkButton>
        )}
        {orders(shown)}
      </div>
      <Tabs
        label={t("tabs.label")}
        selected={query.get("tab") ?? "listen"}
        onSelect={(tab) =>
          router.replace(paths.project(language, id, tab === "listen" ? undefined : tab), { scroll: false })
        }
        tabs={[
          { id: "listen", label: t("tabs.listen"), panel: <Listen project={shown} /> },
          { id: "script", label: t("tabs.script"), panel: desk(shown) },
          { id: "publish", label: t("tabs.publish"), panel: <Publish project={shown} /> },
          { id: "files", label: t("tabs.files"), panel: <Files project={shown} /> },
        ]}
      />
    </div>
  );
}
