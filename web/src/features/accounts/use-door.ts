"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale } from "next-intl";
import type { Schemas } from "@/api/client";
import { api, body } from "@/api/client";
import { keepSession } from "@/api/session";
import { paths, safeNext } from "@/lib/paths";

/** Goes in, and then where the visitor wanted to go. */
export function useEntering() {
  const router = useRouter();
  const language = useLocale();
  return (tokens: { access_token: string; refresh_token: string; expires_in: number }) => {
    keepSession(tokens);
    router.replace(safeNext(new URLSearchParams(location.search).get("next")) ?? paths.projects(language));
  };
}

export function useRegister() {
  const enter = useEntering();
  return useMutation({
    mutationFn: (request: Schemas["RegisterRequest"]) => body(api.POST("/api/v1/auth/register", { body: request })),
    onSuccess: enter,
  });
}

export function useLogin() {
  const enter = useEntering();
  return useMutation({
    mutationFn: (request: Schemas["LoginRequest"]) => body(api.POST("/api/v1/auth/login", { body: request })),
    onSuccess: enter,
  });
}
