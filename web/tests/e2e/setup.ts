import type { TestProject } from "vitest/node";
import { type Seeded, seed } from "../seed";
import { openWorld } from "../world";

/** One server with what most tests look at. Tests that change things make accounts of their own. */
export default async function setup(project: TestProject) {
  const { stop, ...world } = await openWorld();
  try {
    project.provide("world", world);
    project.provide("seeded", await seed({ ...world, stop }));
  } catch (fault) {
    await stop();
    throw fault;
  }
  return stop;
}

declare module "vitest" {
  interface ProvidedContext {
    world: { url: string; data: string };
    seeded: Seeded;
  }
}
