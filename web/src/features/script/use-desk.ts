"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { awaited, type ScriptView } from "@/api/awaited";
import { ApiProblem } from "@/api/client";
import { changedKeys, type Desk, deskOf, type Line, linesOf, segmentsOf } from "./editing";

export function useScriptInForce(projectId: string) {
  return useQuery({
    queryKey: ["script", projectId],
    queryFn: () =>
      awaited.script(projectId).catch((fault) => {
        if (fault instanceof ApiProblem && fault.status === 404) return null;
        throw fault;
      }),
  });
}

/** The desk of one version of a script; what is not saved is kept on the device until it is. */
export function useDesk(projectId: string, script: ScriptView) {
  const place = `muse.script.${projectId}.${script.version}`;
  const saved = useMemo(() => linesOf(script.segments), [script]);
  const [desk, setDesk] = useState<Desk>(() => deskOf(kept(place) ?? saved));
  const changed = useMemo(() => changedKeys(saved, desk.lines), [saved, desk.lines]);
  const isDirty = desk.lines !== saved && JSON.stringify(segmentsOf(desk.lines)) !== JSON.stringify(segmentsOf(saved));

  useEffect(() => {
    try {
      if (isDirty) localStorage.setItem(place, JSON.stringify(desk.lines));
      else localStorage.removeItem(place);
    } catch {
      // The page still holds it.
    }
  }, [place, isDirty, desk.lines]);

  return { desk, setDesk, changed, isDirty };
}

function kept(place: string): Line[] | null {
  try {
    const text = localStorage.getItem(place);
    return text ? (JSON.parse(text) as Line[]) : null;
  } catch {
    return null;
  }
}

export function useScriptChanges(projectId: string) {
  const client = useQueryClient();
  const onSuccess = (script: ScriptView) => {
    client.setQueryData(["script", projectId], script);
    void client.invalidateQueries({ queryKey: ["script-versions", projectId] });
  };
  const save = useMutation({
    mutationFn: ({ version, lines }: { version: number; lines: Line[] }) =>
      awaited.saveScript(projectId, version, segmentsOf(lines)),
    onSuccess,
  });
  const restore = useMutation({
    mutationFn: (version: number) => awaited.restoreScript(projectId, version),
    onSuccess,
  });
  const versions = useQuery({
    queryKey: ["script-versions", projectId],
    queryFn: () => awaited.scriptVersions(projectId),
  });
  return { save, restore, versions };
}
