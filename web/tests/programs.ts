import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const mostBuildMs = 600_000;

const projects = { muse: "src/PodcastMuse.App", ProviderEmulator: "tests/ProviderEmulator" } as const;

/** A program of this checkout as its sources are: whoever has just built it names it, else it is built here. */
export async function programOf(name: keyof typeof projects): Promise<string> {
  const named = name === "muse" ? process.env.MUSE : process.env.EMULATOR;
  if (named) return named;
  const project = here(`../../${projects[name]}`);
  await run("dotnet", ["build", project, "-c", "Release", "-v", "quiet", "-tl:off"], { timeout: mostBuildMs });
  return `${project}/bin/Release/net10.0/${name}`;
}
