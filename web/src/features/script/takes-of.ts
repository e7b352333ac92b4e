import type { Schemas } from "@/api/client";

/** A sound of one line. `number` counts from the oldest, from 1. */
export type Take = { id: string; number: number; url: string; createdAt: string; seconds: number | null };

/** Numbers what the server gives, the newest first. */
export const takesOf = (assets: Schemas["AssetView"][]): Take[] =>
  assets.map((asset, i) => ({
    id: asset.id,
    number: assets.length - i,
    url: asset.url,
    createdAt: asset.created_at,
    seconds: asset.duration_seconds ?? null,
  }));
