"use client";

import { RemakeMenu } from "@/features/production/remake-menu";
import { Episode } from "@/features/projects/episode";
import { ScriptDesk } from "./script-desk";

/** The episode's page with the script's desk in it, and what can be made anew. */
export function EpisodePage() {
  return (
    <Episode
      desk={(project) => <ScriptDesk project={project} />}
      orders={(project) => project.status === "completed" && <RemakeMenu projectId={project.id} />}
    />
  );
}
