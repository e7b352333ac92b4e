"use client";

import { useQuery } from "@tanstack/react-query";
import { api, body, type Schemas } from "@/api/client";

export type Usage = Schemas["Usage"];

/** The last thirty days. */
export const useUsage = () =>
  useQuery({
    queryKey: ["usage"],
    queryFn: () => body(api.GET("/api/v1/analytics/overview")),
    staleTime: 60_000,
  });
