"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { awaited, type EstimateView, type OptionsView } from "@/api/awaited";
import { ApiProblem, api, body } from "@/api/client";
import { type Draft, orderOf } from "./draft";

/** What every server offers; a server that lists its own choices says more, voices above all. */
const usual: OptionsView = {
  templates: ["storytelling", "interview", "educational", "conversation", "news_brief", "debate", "monologue"],
  tones: ["professional", "friendly", "casual", "energetic", "calm", "humorous"],
  languages: ["en", "th"],
  voice_genders: ["female", "male"],
  voices: [],
  image_styles: [
    "studio_mic",
    "abstract_gradient",
    "geometric",
    "waveform",
    "paper_collage",
    "night_city",
    "botanical",
    "vinyl",
  ],
  video_motions: ["subtle", "zoom", "pan", "drift", "parallax", "pulse", "none"],
  music_beds: ["calm", "bright", "night", "none"],
};

export function useOptions() {
  return useQuery({
    queryKey: ["options"],
    queryFn: () =>
      awaited.options().catch((fault) => {
        if (fault instanceof ApiProblem && fault.status === 404) return usual;
        throw fault;
      }),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: usual,
  });
}

const videoSteps = ["video_generation", "video_assembly"];

/** The price before it is asked for. Where the server cannot foretell it, from its own list of prices. */
export function useEstimate(draft: Draft, projectId: string | null) {
  const withVideo = draft.video_motion !== "none";
  const wish = { ...orderOf(draft, projectId ?? ""), project_id: projectId, title: draft.title.trim() || "·" };
  return useQuery({
    queryKey: ["estimate", projectId, draft.language, draft.minutes, draft.template, withVideo, draft.speakers.length],
    queryFn: async (): Promise<EstimateView> => {
      try {
        return await awaited.estimate(wish);
      } catch (fault) {
        if (!(fault instanceof ApiProblem) || fault.status !== 404) throw fault;
        const costs = await body(api.GET("/api/v1/credits/costs"));
        const steps = Object.entries(costs)
          .filter(([step]) => withVideo || !videoSteps.includes(step))
          .map(([step, credits]) => ({ step, credits }));
        return {
          estimated_credits: steps.reduce((sum, step) => sum + step.credits, 0),
          steps,
          minutes: draft.minutes,
          estimated_time: "",
          outside_costs: [],
        };
      }
    },
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
        : body(api.POST("/api/v1/projects", { body: fields, headers: { "Idempotency-Key": crypto.randomUUID() } }));
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ["projects"] }),
  });
}

export function useOrder() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ draft, id, key }: { draft: Draft; id: string; key: string }) =>
      body(api.POST("/api/v1/generate/podcast", { body: orderOf(draft, id), headers: { "Idempotency-Key": key } })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["projects"] });
      void client.invalidateQueries({ queryKey: ["balance"] });
    },
  });
}

export function useSources(id: string | null) {
  return useQuery({ queryKey: ["sources", id], queryFn: () => awaited.sources(id ?? ""), enabled: id !== null });
}
