"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, body, orNull } from "@/api/client";

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
          headers: { "Idempotency-Key": crypto.randomUUID() },
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

/** The script in force, null while there is none. */
export function useScript(projectId: string) {
  return useQuery({
    queryKey: ["script", projectId],
    queryFn: () => orNull(body(api.GET("/api/v1/projects/{id}/script", { params: { path: { id: projectId } } }))),
    enabled: projectId !== "",
  });
}
