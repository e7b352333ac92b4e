"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { api, body, orNull, type Schemas } from "@/api/client";
import { keep, readKept } from "@/lib/kept";
import { changedKeys, type Desk, deskOf, type Line, linesOf, rekeyed, segmentsOf } from "./editing";

export function useScriptInForce(projectId: string) {
  return useQuery({
    queryKey: ["script", projectId],
    queryFn: () => orNull(body(api.GET("/api/v1/projects/{id}/script", { params: { path: { id: projectId } } }))),
  });
}

const placeOf = (projectId: string, version: number) => `muse.script.${projectId}.${version}`;

/** The desk of one version of a script; what is not saved is kept on the device until it is. */
export function useDesk(projectId: string, script: Schemas["ScriptView"]) {
  const place = placeOf(projectId, script.version);
  const saved = useMemo(() => linesOf(script.segments), [script]);
  const [desk, setDesk] = useState<Desk>(() => {
    const kept = readKept<Line[]>(place);
    return deskOf(kept ? rekeyed(kept) : saved);
  });
  const changed = useMemo(() => changedKeys(saved, desk.lines), [saved, desk.lines]);
  const isDirty = desk.lines !== saved && JSON.stringify(segmentsOf(desk.lines)) !== JSON.stringify(segmentsOf(saved));

  useEffect(() => keep(place, isDirty ? desk.lines : null), [place, isDirty, desk.lines]);

  return { desk, setDesk, changed, isDirty };
}

const mostVersions = 50;

/** `version`: the one that is open. */
export function useScriptChanges(projectId: string, version: number) {
  const at = { params: { path: { id: projectId } } };
  const client = useQueryClient();
  const onSuccess = async (script: Schemas["ScriptView"]) => {
    // What was kept of the version before is in this one, and would come up again with it.
    keep(placeOf(projectId, version), null);
    // One that was asked for meanwhile may still bring the version before.
    await client.cancelQueries({ queryKey: ["script", projectId] });
    client.setQueryData(["script", projectId], script);
    void client.invalidateQueries({ queryKey: ["script-versions", projectId] });
  };
  const save = useMutation({
    mutationFn: (lines: Line[]) =>
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
  // From the order until the new version stands there, what would be typed would go with the old one.
  const isGoingOver = [save, restore].some(
    ({ isPending, data }) => isPending || (data !== undefined && data.version !== version),
  );
  return { save, restore, isGoingOver };
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
