"use client";

import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { Skeleton } from "@/components/ui/states";
import { RemakeMenu } from "@/features/production/remake-menu";
import { Episode } from "@/features/projects/episode";

const load = () => import("./script-desk").then((part) => part.ScriptDesk);
const ScriptDesk = dynamic(load, {
  ssr: false,
  loading: () => <Skeleton className="h-64" />,
});

// Where the address leads to the script, its desk is fetched before the page around it comes to life.
if (typeof window !== "undefined" && new URLSearchParams(location.search).get("tab") === "script")
  void load().catch(() => undefined);

/** The episode's page with the script's desk in it, and what can be made anew. */
export function EpisodePage() {
  const isScript = useSearchParams().get("tab") === "script";
  // Where the address leads to the script, its desk comes together with the episode.
  useEffect(() => {
    if (isScript) void load().catch(() => undefined);
  }, [isScript]);
  return (
    <Episode
      desk={(project) => <ScriptDesk project={project} />}
      orders={(project) => project.status === "completed" && <RemakeMenu projectId={project.id} />}
    />
  );
}
