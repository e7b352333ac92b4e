"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { authorizedFetch } from "@/api/authorized";
import { ApiProblem, api, body, type Schemas } from "@/api/client";
import { keepSession } from "@/api/session";

export type KeyView = Schemas["KeyView"];
export type Provider = "openai" | "kie" | "elevenlabs" | "google";
export const providers: readonly Provider[] = ["openai", "kie", "elevenlabs", "google"];

export function useProfileChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: Schemas["ProfileChange"]) => body(api.PATCH("/api/v1/users/me", { body: change })),
    onSuccess: (me) => client.setQueryData(["me"], me),
  });
}

export const useResend = () => useMutation({ mutationFn: () => body(api.POST("/api/v1/auth/resend-verification")) });

/** The other devices are signed out by it; this one goes on with the tokens that come back. */
export function usePasswordChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: Schemas["ChangePasswordRequest"]) =>
      body(api.PUT("/api/v1/users/me/password", { body: request })),
    onSuccess: (tokens) => {
      keepSession(tokens);
      void client.invalidateQueries({ queryKey: ["sessions"] });
    },
  });
}

// As many as one answer has.
const mostListed = 100;

export function useSessions() {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: ["sessions"] });
  const sessions = useQuery({
    queryKey: ["sessions"],
    queryFn: async () =>
      (await body(api.GET("/api/v1/users/me/sessions", { params: { query: { page_size: mostListed } } }))).items,
  });
  const end = useMutation({
    mutationFn: (id: string) => body(api.DELETE("/api/v1/users/me/sessions/{id}", { params: { path: { id } } })),
    onSuccess,
  });
  const endOthers = useMutation({
    mutationFn: () => body(api.DELETE("/api/v1/users/me/sessions")),
    onSuccess,
  });
  return { sessions, end, endOthers };
}

export const useApiKeys = () =>
  useQuery({ queryKey: ["api-keys"], queryFn: () => body(api.GET("/api/v1/users/me/api-keys")) });

export function useKeyChanges(provider: Provider) {
  const client = useQueryClient();
  const path = { params: { path: { provider } } };
  // Prices and voices depend on whose keys are there.
  const onSettled = () => {
    for (const key of ["api-keys", "options", "estimate"]) void client.invalidateQueries({ queryKey: [key] });
  };
  const test = useMutation({
    mutationFn: () => body(api.POST("/api/v1/users/me/api-keys/{provider}/test", path)),
    onSettled,
  });
  const save = useMutation({
    mutationFn: (key: Schemas["PutKeyRequest"]) =>
      body(api.PUT("/api/v1/users/me/api-keys/{provider}", { ...path, body: key })),
    onSuccess: () => test.mutate(),
    onSettled,
  });
  const remove = useMutation({
    mutationFn: () => body(api.DELETE("/api/v1/users/me/api-keys/{provider}", path)),
    onSuccess: () => test.reset(),
    onSettled,
  });
  return { save, test, remove };
}

export const usePronunciations = () =>
  useQuery({
    queryKey: ["pronunciations"],
    queryFn: async () => (await body(api.GET("/api/v1/users/me/pronunciations"))).pronunciations,
  });

export function usePronunciationChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (pronunciations: Record<string, string>) =>
      body(api.PUT("/api/v1/users/me/pronunciations", { body: { pronunciations } })),
    onSuccess: (list) => client.setQueryData(["pronunciations"], list.pronunciations),
  });
}

/** Everything the account holds, as a ZIP handed to the browser. */
export const useTakeout = () =>
  useMutation({
    mutationFn: async () => {
      const answer = await authorizedFetch(new Request(`${location.origin}/api/v1/users/me/export`));
      if (!answer.ok) throw ApiProblem.of(answer.status, await answer.json().catch(() => null));
      const address = URL.createObjectURL(await answer.blob());
      const link = document.createElement("a");
      link.href = address;
      link.download = "podcast-muse.zip";
      link.click();
      URL.revokeObjectURL(address);
    },
  });

export const useErasing = () =>
  useMutation({
    mutationFn: (password: string) => body(api.DELETE("/api/v1/users/me", { body: { password: password || null } })),
  });
