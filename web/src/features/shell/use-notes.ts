"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { useSession } from "@/api/session";

const most = 10;
const everyMs = 60_000;

export function useNotes() {
  const client = useQueryClient();
  const isIn = useSession((state) => state.session !== null);
  const notes = useQuery({
    queryKey: ["notes"],
    queryFn: () => body(api.GET("/api/v1/users/me/notifications", { params: { query: { page_size: most } } })),
    enabled: isIn,
    refetchInterval: everyMs,
  });
  const read = useMutation({
    mutationFn: (id: string) =>
      body(api.POST("/api/v1/users/me/notifications/{id}/read", { params: { path: { id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ["notes"] }),
  });
  return { notes, read };
}
