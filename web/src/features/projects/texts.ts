"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale } from "next-intl";
import { ApiProblem, api, body, type Schemas } from "@/api/client";
import { keep, readKept } from "@/lib/kept";
import { paths } from "@/lib/paths";
import { randomId } from "@/lib/random-id";
import type { ProjectView } from "./queries";

/** What an episode is published with. */
export type Texts = { title: string; description: string; tags: string[]; notes: string };

type Stored = { title?: string; description?: string; tags?: string[]; show_notes?: string };

export function textsOf(project: ProjectView): Texts | null {
  const stored = (project.seo_metadata ?? null) as Stored | null;
  return (
    stored && {
      title: stored.title ?? project.title,
      description: stored.description ?? "",
      tags: stored.tags ?? [],
      notes: stored.show_notes ?? "",
    }
  );
}

/** Tags as they are typed; one that is given twice counts once. */
export const tagsOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[,，、\n]/)
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
];

/** Tags as the editor shows them. */
export const typedTags = (tags: string[]): string => tags.join(", ");

const fields = ["title", "description", "notes"] as const;

/** Whether anything was typed that does not stand there already. */
export const isChanged = (from: Texts, texts: Texts, tags: string): boolean =>
  fields.some((name) => texts[name] !== from[name]) || tags !== typedTags(from.tags);

/** Where the texts lie on the device while they are edited. */
export const typedIn = (projectId: string) => `muse.texts.${projectId}`;

const at = (id: string) => ({ params: { path: { id } } });

/** The texts as they stand, with the version that an edit of them begins from. */
export type Standing = { texts: Texts; version: string };

/** What the editor holds: the tags are as they are typed. `version`: of what stands, on which it was begun. */
export type Typed = Standing & { tags: string };

const standingOf = (project: ProjectView, answer: Response): Standing => {
  const texts = textsOf(project);
  if (!texts) throw ApiProblem.of(404, undefined);
  return { texts, version: answer.headers.get("ETag") ?? "" };
};

export async function readTexts(id: string): Promise<Standing> {
  const { data, error, response } = await api.GET("/api/v1/projects/{id}", at(id));
  if (!data) throw ApiProblem.of(response.status, error);
  return standingOf(data, response);
}

/** What is still to be kept of what was typed, once a part of it is saved: nothing, or what was typed on meanwhile, which is an edit of that. */
export const leftOf = (typed: Typed, sent: Typed, saved: Standing): Typed | null =>
  typed.tags !== sent.tags || fields.some((name) => typed.texts[name] !== sent.texts[name])
    ? { ...typed, version: saved.version }
    : null;

export function useSaveTexts(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ texts, tags, version }: Typed) => {
      const { data, error, response } = await api.PATCH("/api/v1/projects/{id}", {
        ...at(id),
        body: {
          seo_metadata: {
            title: texts.title.trim(),
            description: texts.description.trim(),
            tags: tagsOf(tags),
            show_notes: texts.notes.trim(),
          },
        } as Schemas["ProjectChange"],
        headers: { "If-Match": version },
      });
      if (!data) throw ApiProblem.of(response.status, error);
      return { project: data, standing: standingOf(data, response) };
    },
    // Also where the editor was left before the answer came.
    onSuccess: ({ project, standing }, sent) => {
      const typed = readKept<Typed>(typedIn(id));
      keep(typedIn(id), typed && leftOf(typed, sent, standing));
      client.setQueryData(["project", id], project);
    },
  });
}

/** Packs what is there anew, so that the package holds the texts as they are now; nothing is charged. */
export function usePack(id: string) {
  const client = useQueryClient();
  const router = useRouter();
  const language = useLocale();
  return useMutation({
    mutationFn: () =>
      body(
        api.POST("/api/v1/generate/package", {
          body: { project_id: id },
          headers: { "Idempotency-Key": randomId() },
        }),
      ),
    onSuccess: () => {
      for (const key of ["standing", "project", "assets"]) void client.invalidateQueries({ queryKey: [key, id] });
      router.push(paths.production(language, id));
    },
  });
}
