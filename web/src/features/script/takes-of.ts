import type { Schemas } from "@/api/client";

/** A sound of one line. `number` counts from the oldest, from 1. */
export type Take = { id: string; number: number; url: string; createdAt: string; seconds: number | null };

const segments = "audio/segments/";

/** What was ever spoken for the line at `index` (from 0) of the script, newest first; files are named by line and content. */
export function takesOf(assets: Schemas["AssetView"][], index: number): Take[] {
  const place = `${segments}${String(index).padStart(4, "0")}-`;
  return assets
    .filter((asset) => asset.path.startsWith(place))
    .sort((one, other) => Date.parse(one.created_at) - Date.parse(other.created_at))
    .map((asset, i) => ({
      id: asset.id,
      number: i + 1,
      url: asset.url,
      createdAt: asset.created_at,
      seconds: asset.duration_seconds ?? null,
    }))
    .reverse();
}
