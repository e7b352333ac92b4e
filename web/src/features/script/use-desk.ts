"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { api, body, orNull, type Schemas } from "@/api/client";
import { keep, readKept } from "@/lib/kept";
import { changedKeys, type Desk, deskOf, type Line, linesOf, segmentsOf } from "./editing";

export function useScriptInForce(projectId: string) {
  return useQuery({
    queryKey: ["script", projectId],
    queryFn: () => orNull(body(api.GET("/api/v1/projects/{id}/script", { params: { path: { id: projectId } } }))),
  });
}

/** The desk of one version of a script; what is not saved is kept on the device until it is. */
export function useDesk(projectId: string, script: Schemas["ScriptView"]) {
  const place = `muse.script.${projectId}.${script.version}`;
  const saved = useMemo(() => linesOf(script.segments), [script]);
  const [desk, setDesk] = useState<Desk>(() => deskOf(readKept<Line[]>(place) ?? saved));
  const changed = useMemo(() => changedKeys(saved, desk.lines), [saved, desk.lines]);
  const isDirty = desk.lines !== saved && JSON.stringify(segmentsOf(desk.lines)) !== JSON.stringify(segmentsOf(saved));

  useEffect(() => keep(place, isDirty ? desk.lines : null), [place, isDirty, desk.lines]);

  return { desk, setDesk, changed, isDirty };
}

const mostVersions = 50;

export function useScriptChanges(projectId: string) {
  const at = { params: { path: { id: projectId } } };
  const client = useQueryClient();
  const onSuccess = (script: Schemas["ScriptView"]) => {
    client.setQueryData(["script", projectId], script);
    void client.invalidateQueries({ queryKey: ["script-versions", projectId] });
  };
  const save = useMutation({
    mutationFn: ({ version, lines }: { version: number; lines: Line[] }) =>
      body(
        api.PUT("/api/v1/projects/{id}/script", {
          ...at,
          body: { segments: segmentsOf(lines) },
          headers: { "If-Match": `"${version.toString(16)}"` },
        }),
      ),
    onSuccess,
  });
  const restore = useMutation({
    mutationFn: (version: number) =>
      body(
        api.POST("/api/v1/projects/{id}/script/versions/{version}/restore", {
          params: { path: { id: projectId, version } },
          headers: { "Idempotency-Key": crypto.randomUUID() },
        }),
      ),
    onSuccess,
  });
  return { save, restore };
}

export function useScriptVersions(projectId: string) {
  return useQuery({
    queryKey: ["script-versions", projectId],
    queryFn: () =>
      body(
        api.GET("/api/v1/projects/{id}/script/versions", {
          params: { path: { id: projectId }, query: { page_size: mostVersions } },
        }),
      ),
  });
}
