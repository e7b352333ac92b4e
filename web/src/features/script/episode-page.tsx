"use client";

import { Episode } from "@/features/projects/episode";
import { ScriptDesk } from "./script-desk";

/** The episode's page with the script's desk in it. */
export function EpisodePage() {
  return (
    <Episode
      desk={(project) => (
        <ScriptDesk projectId={project.id} language={project.language} locked={project.status === "generating"} />
      )}
    />
  );
}
