"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, body, type Schemas } from "@/api/client";

export type ProjectSummary = Schemas["ProjectSummary"];
export type ProjectView = Schemas["ProjectView"];

export const sorts = { newest: "-created_at", oldest: "created_at", title: "title" } as const;
export type SortName = keyof typeof sorts;

export const states = ["all", "draft", "generating", "completed", "failed"] as const;
export type StateName = (typeof states)[number];

export type ListWish = { state: StateName; q: string; sort: SortName; count: number };

// While something is made the list looks again by itself.
const lookAgainMs = 5_000;

export function useProjects(wish: ListWish) {
  return useQuery({
    queryKey: ["projects", wish],
    queryFn: () =>
      body(
        api.GET("/api/v1/projects", {
          params: {
            query: {
              ...(wish.state === "all" ? {} : { status: wish.state }),
              ...(wish.q ? { q: wish.q } : {}),
              sort: sorts[wish.sort],
              page: 1,
              page_size: wish.count,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: (query) =>
      query.state.data?.items.some((project) => project.status === "generating") ? lookAgainMs : false,
  });
}

// The addresses of files are good for an hour.
const staleMs = 30 * 60_000;

export function useProject(id: string) {
  return useQuery({
    queryKey: ["project", id],
    queryFn: () => body(api.GET("/api/v1/projects/{id}", { params: { path: { id } } })),
    enabled: id !== "",
    refetchInterval: staleMs,
  });
}

type ProjectPage = Schemas["PageOfOfProjectSummary"];

export function without(page: ProjectPage, id: string): ProjectPage {
  const items = page.items.filter((project) => project.id !== id);
  return { ...page, items, total: page.total - (page.items.length - items.length) };
}

export function useDeleteProject() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => body(api.DELETE("/api/v1/projects/{id}", { params: { path: { id } } })),
    // Gone from every list at once; back again where the server refuses.
    onMutate: async (id) => {
      await client.cancelQueries({ queryKey: ["projects"] });
      const before = client.getQueriesData<ProjectPage>({ queryKey: ["projects"] });
      client.setQueriesData<ProjectPage>({ queryKey: ["projects"] }, (page) => page && without(page, id));
      return { before };
    },
    onError: (_fault, _id, kept) => {
      for (const [key, page] of kept?.before ?? []) client.setQueryData(key, page);
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["projects"] }),
  });
}
