"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale } from "next-intl";
import { api, body, type Schemas } from "@/api/client";
import { paths } from "@/lib/paths";
import { randomId } from "@/lib/random-id";

/** What of a finished episode can be made anew by itself, and the name of its price. */
export const parts = {
  tts: "tts_generation",
  image: "image_generation",
  video: "video_generation",
  seo: "seo_suggestions",
} as const;
export type Part = keyof typeof parts;

const calls = {
  tts: (order: Order) => api.POST("/api/v1/generate/tts", order),
  image: (order: Order) => api.POST("/api/v1/generate/image", order),
  video: (order: Order) => api.POST("/api/v1/generate/video", order),
  seo: (order: Order) => api.POST("/api/v1/generate/seo", order),
};
type Order = { body: Schemas["StepRequest"]; headers: { "Idempotency-Key": string } };

export type Wish = { part: Part; image_style?: string; video_motion?: string };

export const useCosts = () =>
  useQuery({
    queryKey: ["costs"],
    queryFn: () => body(api.GET("/api/v1/credits/costs")),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Orders one part anew, and leads to where it is made. What rests on it follows without a price. */
export function useRemake(projectId: string) {
  const client = useQueryClient();
  const router = useRouter();
  const language = useLocale();
  return useMutation({
    mutationFn: ({ part, ...wish }: Wish) =>
      body(
        calls[part]({
          body: { project_id: projectId, ...wish },
          headers: { "Idempotency-Key": randomId() },
        }),
      ),
    onSuccess: () => {
      for (const key of [["standing", projectId], ["project", projectId], ["projects"], ["balance"]])
        void client.invalidateQueries({ queryKey: key });
      router.push(paths.production(language, projectId));
    },
  });
}
