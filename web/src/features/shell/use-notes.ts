"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { useSession } from "@/api/session";

const most = 10;
export const notesEveryMs = 60_000;

/** What happened while the user was away, the newest first. `asks`: whether they are wanted already. */
export function useNotes(asks = true) {
  const client = useQueryClient();
  const isIn = useSession((state) => state.session !== null);
  const notes = useQuery({
    queryKey: ["notes"],
    queryFn: () => body(api.GET("/api/v1/users/me/notifications", { params: { query: { page_size: most } } })),
    enabled: isIn && asks,
    refetchInterval: notesEveryMs,
  });
  const read = useMutation({
    mutationFn: (id: string) =>
      body(api.POST("/api/v1/users/me/notifications/{id}/read", { params: { path: { id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ["notes"] }),
  });
  return { notes, read };
}
