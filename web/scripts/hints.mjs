// Tells browsers that what a page begins with is run at once: they compile it whole, off the page's thread, while it arrives. Compiled
// when first called, function by function, it held a phone's page up for a quarter of a second.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const out = fileURLToPath(new URL("../out", import.meta.url));
const hint = "//# allFunctionsCalledOnLoad\n";
const first = new Set();

for (const file of await readdir(out, { recursive: true })) {
  if (!file.endsWith(".html")) continue;
  const page = await readFile(join(out, file), "utf8");
  for (const [tag, address] of page.matchAll(/<script\b[^>]*\ssrc="\/([^"?]+)"[^>]*>/g))
    if (!/\bnoModule\b/i.test(tag)) first.add(address);
}
for (const address of first) {
  const script = await readFile(join(out, address), "utf8");
  if (!script.startsWith(hint)) await writeFile(join(out, address), hint + script);
}
console.log(`${first.size} scripts are compiled as they arrive.`);
