"use client";

import dynamic from "next/dynamic";
import { Skeleton } from "@/components/ui/states";
import { RemakeMenu } from "@/features/production/remake-menu";
import { Episode } from "@/features/projects/episode";

const ScriptDesk = dynamic(() => import("./script-desk").then((part) => part.ScriptDesk), {
  ssr: false,
  loading: () => <Skeleton className="h-64" />,
});

/** The episode's page with the script's desk in it, and what can be made anew. */
export function EpisodePage() {
  return (
    <Episode
      desk={(project) => <ScriptDesk project={project} />}
      orders={(project) => project.status === "completed" && <RemakeMenu projectId={project.id} />}
    />
  );
}
