"use client";

import { Plus, Search } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useDeferredValue, useEffect, useState } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { Confirm } from "@/components/ui/dialog";
import { controlClasses } from "@/components/ui/field";
import { Empty, Loading, Skeleton } from "@/components/ui/states";
import { useToasts } from "@/components/ui/toasts";
import { Problem } from "@/features/shell/problem";
import { useProblemWords } from "@/features/shell/problem-words";
import { classes } from "@/lib/classes";
import { paths } from "@/lib/paths";
import { ProjectRow } from "./project-row";
import {
  type ListWish,
  type ProjectSummary,
  type SortName,
  sorts,
  states,
  useDeleteProject,
  useProjects,
} from "./queries";
import { pageSize, queryOf, wishOf } from "./wish";

const typingMs = 250;

function Filters({ wish, onChange }: { wish: ListWish; onChange: (change: Partial<ListWish>) => void }) {
  const t = useTranslations("projects");
  const [q, setQ] = useState(wish.q);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed starts the clock
  useEffect(() => {
    if (q === wish.q) return;
    const timer = setTimeout(() => onChange({ q }), typingMs);
    return () => clearTimeout(timer);
  }, [q]);
  return (
    <div className="grid gap-3 border-b border-line pb-4 lg:grid-cols-[minmax(0,1fr)_auto_auto] lg:items-center">
      <div className="relative">
        <Search aria-hidden className="absolute top-3.5 left-3 size-4.5 text-ink-3" />
        <input
          type="search"
          aria-label={t("search")}
          placeholder={t("search")}
          value={q}
          onChange={(event) => setQ(event.target.value)}
          className={classes(controlClasses, "min-h-11 pl-10")}
        />
      </div>
      <fieldset className="flex gap-1 overflow-x-auto">
        <legend className="sr-only">{t("filter")}</legend>
        {states.map((state) => (
          <button
            key={state}
            type="button"
            aria-pressed={wish.state === state}
            onClick={() => onChange({ state })}
            className={classes(
              "min-h-11 shrink-0 rounded-md px-3 text-[0.9375rem] focus-visible:-outline-offset-2",
              wish.state === state ? "bg-ink text-paper" : "text-ink-2 hover:bg-sunk",
            )}
          >
            {t(`status.${state}`)}
          </button>
        ))}
      </fieldset>
      <select
        aria-label={t("sort")}
        value={wish.sort}
        onChange={(event) => onChange({ sort: event.target.value as SortName })}
        className={classes(controlClasses, "min-h-11 lg:w-auto")}
      >
        {(Object.keys(sorts) as SortName[]).map((sort) => (
          <option key={sort} value={sort}>
            {t(`sorts.${sort}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** What is being made says how far it is; that belongs to another feature and is handed in. */
export function ProjectList({ progress }: { progress: (projectId: string) => ReactNode }) {
  const t = useTranslations("projects");
  const ui = useTranslations("ui");
  const language = useLocale();
  const router = useRouter();
  const say = useProblemWords();
  const addToast = useToasts((state) => state.add);
  const wish = wishOf(useSearchParams());
  const projects = useProjects(wish);
  const list = useDeferredValue(projects.data);
  const remove = useDeleteProject();
  const [doomed, setDoomed] = useState<ProjectSummary | null>(null);

  const change = (change: Partial<ListWish>) =>
    router.replace(paths.projects(language) + queryOf({ ...wish, count: pageSize, ...change }), { scroll: false });
  const isWhole = wish.state === "all" && wish.q === "";
  const isFirst = isWhole && list?.total === 0;

  const confirm = () => {
    if (!doomed) return;
    setDoomed(null);
    remove.mutate(doomed.id, {
      onSuccess: () => addToast(t("deleted")),
      onError: (fault) => addToast(say(fault)),
    });
  };

  return (
    <div className="mx-auto max-w-5xl">
      <div className="flex flex-wrap items-end justify-between gap-4 pt-2 pb-6">
        <div>
          <h1 className="headline text-4xl">{t("title")}</h1>
          <p className="mt-1 min-h-6 text-ink-3" aria-live="polite">
            {list && !isFirst && t("count", { count: list.total })}
          </p>
        </div>
        {!isFirst && (
          <LinkButton look="primary" href={paths.newProject(language)}>
            <Plus aria-hidden className="size-5" />
            {t("new")}
          </LinkButton>
        )}
      </div>
      {isFirst ? (
        <Empty
          title={t("first.title")}
          action={
            <LinkButton look="primary" size="lg" href={`${paths.newProject(language)}?first=1`}>
              {t("first.action")}
            </LinkButton>
          }
        >
          {t("first.text")}
        </Empty>
      ) : (
        <>
          <Filters wish={wish} onChange={change} />
          {!list && !projects.isError && (
            <Loading label={ui("loading")}>
              {[0, 1, 2, 3].map((i) => (
                <div key={i} className="flex gap-5 border-b border-line py-3">
                  <Skeleton className="size-20" />
                  <div className="grid flex-1 content-center gap-2">
                    <Skeleton className="h-6 w-2/3" />
                    <Skeleton className="h-4 w-1/3" />
                  </div>
                </div>
              ))}
            </Loading>
          )}
          {projects.isError && (
            <div className="pt-6">
              <Problem fault={projects.error} onRetry={() => void projects.refetch()} />
            </div>
          )}
          {list?.total === 0 && (
            <div className="pt-6">
              <Empty
                title={t("none.title")}
                action={<Button onClick={() => router.replace(paths.projects(language))}>{t("none.clear")}</Button>}
              >
                {t("none.text")}
              </Empty>
            </div>
          )}
          <ul>
            {list?.items.map((project) => (
              <ProjectRow key={project.id} project={project} onDelete={setDoomed}>
                {project.status === "generating" && progress(project.id)}
              </ProjectRow>
            ))}
          </ul>
          {list && list.items.length < list.total && (
            <Button
              className="mt-6"
              busy={projects.isFetching}
              onClick={() => change({ count: wish.count + pageSize })}
            >
              {t("more")}
            </Button>
          )}
        </>
      )}
      <Confirm
        open={doomed !== null}
        onClose={() => setDoomed(null)}
        onConfirm={confirm}
        busy={remove.isPending}
        title={t("deleteTitle")}
        action={t("delete")}
      >
        {t("deleteText", { title: doomed?.title ?? "" })}
      </Confirm>
    </div>
  );
}
