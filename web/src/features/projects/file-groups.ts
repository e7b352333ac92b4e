import type { Schemas } from "@/api/client";

type Asset = Schemas["AssetView"];

export const groups = ["sound", "pictures", "film", "transcript", "script", "data", "lines"] as const;
export type Group = (typeof groups)[number];

/** What a file is for whoever takes it along, told by its place in the layout; null for the package of all of them. */
export function groupOf(path: string): Group | null {
  const [folder, name] = path.split("/");
  if (folder === "downloads") return null;
  if (folder === "audio") return name === "segments" ? "lines" : "sound";
  if (folder === "images") return "pictures";
  if (folder === "videos") return "film";
  if (folder === "transcript") return "transcript";
  if (folder === "script" || folder === "show-notes.md") return "script";
  return "data";
}

/** Files by what they are, in the order in which they are wanted; groups without any are left out. */
export const groupsOf = (assets: Asset[]): { group: Group; files: Asset[] }[] =>
  groups
    .map((group) => ({ group, files: assets.filter((asset) => groupOf(asset.path) === group) }))
    .filter(({ files }) => files.length > 0);

const line = /^(\d+)-[0-9a-f]+\.(\w+)$/;

/** The name that a file is shown and saved under: of a line's sound, its number instead of what tells its content. */
export function nameOf(path: string): string {
  const name = path.split("/").at(-1) ?? path;
  const [, place, ending] = line.exec(name) ?? [];
  return place === undefined ? name : `${String(Number(place) + 1).padStart(3, "0")}.${ending}`;
}
