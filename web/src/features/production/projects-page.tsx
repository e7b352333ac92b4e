"use client";

import { ProjectList } from "@/features/projects/project-list";
import { RowProgress } from "./row-progress";

/** The list of episodes, with how far those are that are being made. */
export function ProjectsPage() {
  return <ProjectList progress={(projectId) => <RowProgress projectId={projectId} />} />;
}
