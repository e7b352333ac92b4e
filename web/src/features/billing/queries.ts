"use client";

import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { randomId } from "@/lib/random-id";

export const kinds = ["all", "usage", "refund", "purchase", "bonus"] as const;
export type Kind = (typeof kinds)[number];

export const usePackages = () =>
  useQuery({
    queryKey: ["packages"],
    queryFn: async () => (await body(api.GET("/api/v1/billing/packages"))).items,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Leads to the payment provider's own page. */
export const useCheckout = () =>
  useMutation({
    mutationFn: (package_id: string) =>
      body(
        api.POST("/api/v1/billing/checkout", {
          body: { package_id },
          headers: { "Idempotency-Key": randomId() },
        }),
      ),
    onSuccess: ({ checkout_url }) => location.assign(checkout_url),
  });

export const useTransactions = (kind: Kind, count: number) =>
  useQuery({
    queryKey: ["transactions", kind, count],
    queryFn: () =>
      body(
        api.GET("/api/v1/credits/transactions", {
          params: { query: { page: 1, page_size: count, ...(kind === "all" ? {} : { type: kind }) } },
        }),
      ),
    placeholderData: keepPreviousData,
  });

const mostPurchases = 100;

export const usePurchases = () =>
  useQuery({
    queryKey: ["purchases"],
    queryFn: () => body(api.GET("/api/v1/billing/history", { params: { query: { page_size: mostPurchases } } })),
  });
