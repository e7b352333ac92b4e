"use client";

import { useQuery } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { useSession } from "@/api/session";

const balanceEveryMs = 60_000;

export function useMe() {
  const isIn = useSession((state) => state.session !== null);
  return useQuery({
    queryKey: ["me"],
    queryFn: () => body(api.GET("/api/v1/users/me")),
    enabled: isIn,
    staleTime: 300_000,
  });
}

export function useBalance() {
  const isIn = useSession((state) => state.session !== null);
  return useQuery({
    queryKey: ["balance"],
    queryFn: () => body(api.GET("/api/v1/credits/balance")),
    enabled: isIn,
    refetchInterval: balanceEveryMs,
  });
}
