// Fails where a page is not given the words of something it leads to: each page carries its own (`<Words of=…>`) beside its frame's.
import { readdir, readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const src = fileURLToPath(new URL("../src", import.meta.url));
const app = join(src, "app");
const texts = new Map();

async function textOf(file) {
  if (!texts.has(file)) texts.set(file, await readFile(file, "utf8"));
  return texts.get(file);
}

async function fileOf(path, from) {
  const base = path.startsWith("@/")
    ? join(src, path.slice(2))
    : path.startsWith(".")
      ? join(dirname(from), path)
      : null;
  for (const end of base ? [".ts", ".tsx"] : []) if (await stat(base + end).catch(() => null)) return base + end;
  return null;
}

/** The names of the words that a file and all that it imports say in the browser. */
async function saidBy(file, seen = new Set()) {
  if (seen.has(file)) return new Set();
  seen.add(file);
  const text = await textOf(file);
  const said = new Set([...text.matchAll(/\buseTranslations\("(\w+)/g)].map(([, name]) => name));
  for (const [, still, onCall] of text.matchAll(/from "([^"]+)"|import\("([^"]+)"\)/g)) {
    const next = await fileOf(still ?? onCall, file);
    if (next) for (const name of await saidBy(next, seen)) said.add(name);
  }
  return said;
}

const namesIn = (list) => [...(list ?? "").matchAll(/"(\w+)"/g)].map(([, name]) => name);
const framedBy = async (layout) =>
  namesIn(/const framed = \[([^\]]*)\]/.exec(await textOf(layout).catch(() => ""))?.[1]);

const flaws = [];
let pages = 0;
for (const group of ["[locale]/(desk)", "[locale]/(doors)"]) {
  const frame = join(app, group, "layout.tsx");
  const framed = new Set(await framedBy(frame));
  for (const name of await saidBy(frame)) if (!framed.has(name)) flaws.push(`${group} lacks the words "${name}"`);
  for (const file of await readdir(join(app, group), { recursive: true })) {
    if (!file.endsWith("page.tsx")) continue;
    pages += 1;
    const page = join(app, group, file);
    const own = new Set(namesIn(/<Words\b[^>]*\bof=\{\[([^\]]*)\]\}/.exec(await textOf(page))?.[1]));
    const said = await saidBy(page);
    for (const name of said)
      if (!own.has(name) && !framed.has(name)) flaws.push(`${group}/${file} lacks the words "${name}"`);
    for (const name of own) if (!said.has(name)) flaws.push(`${group}/${file} carries "${name}", which it never says`);
  }
}

for (const flaw of flaws) console.error(flaw);
console.log(`${pages} pages have their words, ${flaws.length} flaws.`);
process.exitCode = flaws.length > 0 ? 1 : 0;
