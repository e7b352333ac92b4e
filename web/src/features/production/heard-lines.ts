import type { Schemas } from "@/api/client";

const segment = /^audio\/segments\/(\d+)-[^/]+\.wav$/;

/** The newest sound of each line that is spoken already, by the line's place in the script from 0. */
export function heardLines(assets: Schemas["AssetView"][]): Map<number, Schemas["AssetView"]> {
  const newest = new Map<number, Schemas["AssetView"]>();
  for (const asset of assets) {
    const place = segment.exec(asset.path)?.[1];
    if (place === undefined) continue;
    const known = newest.get(Number(place));
    if (!known || Date.parse(known.created_at) < Date.parse(asset.created_at)) newest.set(Number(place), asset);
  }
  return newest;
}
