// Imports go down only: app → features → components/ui → api → lib → i18n; and no features know each other in a circle.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const src = fileURLToPath(new URL("../src", import.meta.url));
const floors = ["i18n", "lib", "api", "components/ui", "features", "app"];
const floorOf = (path) => floors.findIndex((floor) => path.startsWith(`${floor}/`));
const featureOf = (path) => /^features\/([^/]+)\//.exec(path)?.[1];
const flaws = [];
const knows = new Map();

for (const file of await readdir(src, { recursive: true })) {
  if (!/\.tsx?$/.test(file)) continue;
  const text = await readFile(join(src, file), "utf8");
  for (const [, path] of text.matchAll(/from "@\/([^"]+)"|import\("@\/([^"]+)"\)/g)) {
    if (!path) continue;
    if (floorOf(path) > floorOf(file)) flaws.push(`${file} looks up to ${path}`);
    const [from, to] = [featureOf(file), featureOf(path)];
    if (from && to && from !== to) knows.set(from, (knows.get(from) ?? new Set()).add(to));
  }
}

const walk = (feature, trail) => {
  if (trail.includes(feature)) {
    flaws.push(`circle: ${[...trail.slice(trail.indexOf(feature)), feature].join(" → ")}`);
    return;
  }
  for (const next of knows.get(feature) ?? []) walk(next, [...trail, feature]);
};
for (const feature of knows.keys()) walk(feature, []);

for (const flaw of new Set(flaws)) console.error(flaw);
console.log(`${knows.size} features know others, ${new Set(flaws).size} flaws.`);
process.exitCode = flaws.length > 0 ? 1 : 0;
