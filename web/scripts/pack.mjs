// Leaves each text file of the export beside its compressed forms, so that a server sends them without work.
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const out = fileURLToPath(new URL("../out", import.meta.url));
const smallest = 512;
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

let count = 0;
for (const file of await readdir(out, { recursive: true })) {
  const path = join(out, file);
  if (!/\.(html|js|css|json|svg|txt|xml)$/.test(file) || (await stat(path)).size < smallest) continue;
  const content = await readFile(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  await writeFile(`${path}.br`, await brotli(content, { params }));
  await writeFile(`${path}.gz`, await zip(content, { level: 9 }));
  count += 1;
}
console.log(`${count} files are packed.`);
