import type { Schemas } from "@/api/client";

/** A sound of one line. `number` counts from the oldest, from 1. */
export type Take = { id: string; number: number; url: string; createdAt: string; seconds: number | null };

/** Where another take goes on at the same moment: from its beginning where the shorter of the two is over by then. */
export const momentIn = (time: number, one: Take, other: Take): number | undefined =>
  time < Math.min(one.seconds ?? Number.POSITIVE_INFINITY, other.seconds ?? Number.POSITIVE_INFINITY)
    ? time
    : undefined;

/** Numbers what the server gives, the newest first. `total`: how many there are, given or not. */
export const takesOf = (assets: Schemas["AssetView"][], total = assets.length): Take[] =>
  assets.map((asset, i) => ({
    id: asset.id,
    number: total - i,
    url: asset.url,
    createdAt: asset.created_at,
    seconds: asset.duration_seconds ?? null,
  }));
