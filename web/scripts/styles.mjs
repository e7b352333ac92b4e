// Makes the example of each cover style with the built-in studio: npm run styles. Needs ../muse and ffmpeg.
// MUSE names the program, where it is built already.
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const muse = process.env.MUSE ?? here("../../muse");
const styles = (await import("../src/features/creator/styles.json", { with: { type: "json" } })).default;
const side = 144;

const work = await mkdtemp(join(tmpdir(), "muse-styles-"));
const script = join(work, "script.txt");
await writeFile(script, "Ann: The sea keeps its salt.\n");
await mkdir(here("../public/styles"), { recursive: true });
for (const style of styles) {
  const [title, out] = ["The sea and its salt", join(work, style)];
  const order = ["--title", title, "--script", script, "--image-style", style, "--motion", "none", "--out", out];
  execFileSync(muse, ["make", ...order], { stdio: "inherit", env: { ...process.env, DATA_DIR: join(work, "data") } });
  const cover = join(out, "images/thumbnails/512.jpg");
  const small = ["-vf", `scale=${side}:${side}:flags=lanczos`, "-q:v", "5", here(`../public/styles/${style}.jpg`)];
  execFileSync("ffmpeg", ["-v", "error", "-y", "-i", cover, ...small]);
}
