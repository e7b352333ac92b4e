"use client";

import { type QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { randomId } from "@/lib/random-id";
import { castable, type Draft, orderOf } from "./draft";

const options = queryOptions({
  queryKey: ["options"],
  queryFn: () => body(api.GET("/api/v1/generate/options")),
  staleTime: Number.POSITIVE_INFINITY,
});

export const useOptions = () => useQuery(options);

/** Which voices there are is asked only where one was chosen. */
const cast = async (client: QueryClient, draft: Draft) =>
  draft.speakers.some((speaker) => speaker.voice) ? castable(draft, (await client.fetchQuery(options)).voices) : draft;

/** The price does not hang on the words: it stands there before they are typed. */
export function useEstimate(draft: Draft, projectId: string | null, enabled = true) {
  const client = useQueryClient();
  const wishOf = (cast: Draft) => ({
    ...orderOf(cast, projectId ?? ""),
    project_id: projectId,
    title: draft.title.trim() || "·",
    description: draft.description.trim() || "·",
  });
  return useQuery({
    queryKey: [
      "estimate",
      projectId,
      draft.language,
      draft.minutes,
      draft.template,
      draft.video_motion,
      draft.gender,
      draft.speakers,
    ],
    queryFn: async () => body(api.POST("/api/v1/generate/estimate", { body: wishOf(await cast(client, draft)) })),
    enabled,
    staleTime: 60_000,
    placeholderData: (previous) => previous,
  });
}

/** The project an episode is made in; begun when it has a title, so that sources have a place. */
export function useBegin() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ draft, id }: { draft: Draft; id: string | null }) => {
      const fields = {
        title: draft.title.trim(),
        description: draft.description.trim() || null,
        language: draft.language,
        target_duration_minutes: draft.minutes,
        voice_gender: draft.gender,
        voice_tone: draft.tone as "calm",
        script_template: draft.template as "debate",
      };
      return id
        ? body(api.PATCH("/api/v1/projects/{id}", { params: { path: { id } }, body: fields }))
        : body(api.POST("/api/v1/projects", { body: fields, headers: { "Idempotency-Key": randomId() } }));
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ["projects"] }),
  });
}

export function useOrder() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ draft, id, key }: { draft: Draft; id: string; key: string }) => {
      const order = orderOf(await cast(client, draft), id);
      return body(api.POST("/api/v1/generate/podcast", { body: order, headers: { "Idempotency-Key": key } }));
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["projects"] });
      void client.invalidateQueries({ queryKey: ["balance"] });
    },
  });
}

// Ids of passages that one request may name.
const mostPassages = 50;
// The first passage of each source, as sources number them; numbers of removed ones stay free.
const firsts = Array.from({ length: mostPassages }, (_, i) => `s${i + 1}.p1`);

/** How each source that was read begins, by its id: to see that it is the right one, and was read rightly. */
export function useOpenings(id: string, read: string[]) {
  return useQuery({
    queryKey: ["openings", id, read],
    queryFn: async () => {
      const at = { params: { path: { id }, query: { passage: firsts, page_size: mostPassages } } };
      const { items } = await body(api.GET("/api/v1/projects/{id}/sources/passages", at));
      return new Map(items.map((passage) => [passage.source_id, passage.text]));
    },
    enabled: read.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (previous) => previous,
  });
}

export function useSources(id: string | null) {
  return useQuery({
    queryKey: ["sources", id],
    queryFn: async () =>
      (await body(api.GET("/api/v1/projects/{id}/sources", { params: { path: { id: id ?? "" } } }))).items,
    enabled: id !== null,
  });
}
