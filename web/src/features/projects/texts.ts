"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale } from "next-intl";
import { ApiProblem, api, body, type Schemas } from "@/api/client";
import { keep } from "@/lib/kept";
import { paths } from "@/lib/paths";
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

/** Whether anything was typed that does not stand there already. */
export const isChanged = (from: Texts, texts: Texts, tags: string): boolean =>
  (["title", "description", "notes"] as const).some((name) => texts[name] !== from[name]) ||
  tags !== typedTags(from.tags);

/** Where the texts lie on the device while they are edited. */
export const typedIn = (projectId: string) => `muse.texts.${projectId}`;

const at = (id: string) => ({ params: { path: { id } } });

/** The texts as they stand, with the version that an edit of them begins from. */
export async function readTexts(id: string): Promise<{ texts: Texts; version: string }> {
  const { data, error, response } = await api.GET("/api/v1/projects/{id}", at(id));
  if (!data) throw ApiProblem.of(response.status, error);
  const texts = textsOf(data);
  if (!texts) throw ApiProblem.of(404, undefined);
  return { texts, version: response.headers.get("ETag") ?? "" };
}

export function useSaveTexts(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ texts, version }: { texts: Texts; version: string }) =>
      body(
        api.PATCH("/api/v1/projects/{id}", {
          ...at(id),
          body: {
            seo_metadata: {
              title: texts.title.trim(),
              description: texts.description.trim(),
              tags: texts.tags,
              show_notes: texts.notes.trim(),
            },
          } as Schemas["ProjectChange"],
          headers: { "If-Match": version },
        }),
      ),
    // Also where the editor was left before the answer came.
    onSuccess: (project) => {
      keep(typedIn(id), null);
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
          headers: { "Idempotency-Key": crypto.randomUUID() },
        }),
      ),
    onSuccess: () => {
      for (const key of ["standing", "project", "assets"]) void client.invalidateQueries({ queryKey: [key, id] });
      router.push(paths.production(language, id));
    },
  });
}
