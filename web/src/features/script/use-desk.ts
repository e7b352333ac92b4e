"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { api, body, orNull, type Schemas } from "@/api/client";
import { keep, readKept } from "@/lib/kept";
import { randomId } from "@/lib/random-id";
import {
  broughtOver,
  change,
  changedKeys,
  type Desk,
  deskOf,
  type Line,
  linesOf,
  rekeyed,
  segmentsOf,
} from "./editing";

export function useScriptInForce(projectId: string) {
  return useQuery({
    queryKey: ["script", projectId],
    queryFn: () => orNull(body(api.GET("/api/v1/projects/{id}/script", { params: { path: { id: projectId } } }))),
  });
}

/** What was typed into one version of a script and is not saved. */
type Kept = { version: number; lines: Line[] };

const placeOf = (projectId: string) => `muse.script.${projectId}`;
const asidePlaceOf = (projectId: string) => `muse.script.${projectId}.aside`;

/**
 * The desk of one version of a script; what is not saved is kept on the device until it is. What was typed into another version, which is
 * in force no more, lies aside: nothing is written over unseen, and nothing is lost.
 */
export function useDesk(projectId: string, script: Schemas["ScriptView"]) {
  const [place, asidePlace] = [placeOf(projectId), asidePlaceOf(projectId)];
  const saved = useMemo(() => linesOf(script.segments), [script]);
  const [kept] = useState(() => readKept<Kept>(place));
  const isOwn = kept?.version === script.version;
  const [desk, setDesk] = useState<Desk>(() => deskOf(kept && isOwn ? rekeyed(kept.lines) : saved));
  const [aside, setAside] = useState(() => (kept && !isOwn ? kept : readKept<Kept>(asidePlace)));
  const changed = useMemo(() => changedKeys(saved, desk.lines), [saved, desk.lines]);
  const isDirty = desk.lines !== saved && JSON.stringify(segmentsOf(desk.lines)) !== JSON.stringify(segmentsOf(saved));

  useEffect(() => keep(asidePlace, aside), [asidePlace, aside]);
  useEffect(
    () => keep(place, isDirty ? ({ version: script.version, lines: desk.lines } satisfies Kept) : null),
    [place, script.version, isDirty, desk.lines],
  );

  const bringBack = () => {
    if (!aside) return;
    setDesk((now) => change(now, broughtOver(aside.lines, saved)));
    setAside(null);
  };
  return { desk, setDesk, changed, isDirty, aside, bringBack, forget: () => setAside(null) };
}

const mostVersions = 50;

/** `version`: the one that is open. */
export function useScriptChanges(projectId: string, version: number) {
  const at = { params: { path: { id: projectId } } };
  const client = useQueryClient();
  const onSuccess = async (script: Schemas["ScriptView"]) => {
    // What was kept of the version before is in this one, and would come up again with it.
    keep(placeOf(projectId), null);
    // One that was asked for meanwhile may still bring the version before.
    await client.cancelQueries({ queryKey: ["script", projectId] });
    client.setQueryData(["script", projectId], script);
    for (const key of ["script-versions", "takes"]) void client.invalidateQueries({ queryKey: [key, projectId] });
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
          headers: { "Idempotency-Key": randomId() },
        }),
      ),
    onSuccess,
  });
  // From the order until the new version stands there, what would be typed would go with the old one.
  const isPending = save.isPending || restore.isPending;
  const isDone = [save, restore].some(({ data }) => data !== undefined && data.version !== version);
  return { save, restore, isPending, isDone, isGoingOver: isPending || isDone };
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
