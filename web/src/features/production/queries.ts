"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, body, orNull } from "@/api/client";
import { randomId } from "@/lib/random-id";

const at = (projectId: string) => ({ params: { path: { projectId } } });

/** `everyMs`: looks again by itself, for whoever does not follow the production's own news. */
export function useStanding(projectId: string, everyMs: number | false = false) {
  return useQuery({
    queryKey: ["standing", projectId],
    queryFn: () => body(api.GET("/api/v1/generate/{projectId}/status", at(projectId))),
    enabled: projectId !== "",
    refetchInterval: everyMs,
  });
}

export function useSteering(projectId: string) {
  const client = useQueryClient();
  const onSuccess = () => {
    for (const key of [["standing", projectId], ["project", projectId], ["projects"], ["balance"]])
      void client.invalidateQueries({ queryKey: key });
  };
  const cancel = useMutation({
    mutationFn: () => body(api.POST("/api/v1/generate/{projectId}/cancel", at(projectId))),
    onSuccess,
  });
  const resume = useMutation({
    mutationFn: () =>
      body(
        api.POST("/api/v1/generate/{projectId}/resume", {
          ...at(projectId),
          headers: { "Idempotency-Key": randomId() },
        }),
      ),
    onSuccess,
  });
  const approve = useMutation({
    mutationFn: () => body(api.POST("/api/v1/generate/{projectId}/approve-script", at(projectId))),
    onSuccess,
  });
  return { cancel, resume, approve };
}

// Files' addresses are good for an hour.
const staleMs = 30 * 60_000;

/** Of each line of the script in force the sound of just its words, by the line; lines without are not spoken so yet. */
export function useTakesInForce(projectId: string, enabled: boolean) {
  return useQuery({
    queryKey: ["takes", projectId, "in force"],
    queryFn: async () => {
      const { takes } = await body(
        api.GET("/api/v1/projects/{id}/script/takes", { params: { path: { id: projectId } } }),
      );
      return new Map(takes.map(({ segment_id, take }) => [segment_id, take]));
    },
    enabled,
    refetchInterval: staleMs,
  });
}

/** The script in force, null while there is none. */
export function useScript(projectId: string) {
  return useQuery({
    queryKey: ["script", projectId],
    queryFn: () => orNull(body(api.GET("/api/v1/projects/{id}/script", { params: { path: { id: projectId } } }))),
    enabled: projectId !== "",
  });
}
