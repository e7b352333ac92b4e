// Weighs the script that each page of the export begins with, gzipped, and fails where it is over its budget.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const out = fileURLToPath(new URL("../out", import.meta.url));
const kilobyte = 1024;
const most = { landing: 150 * kilobyte, any: 350 * kilobyte };
const known = new Map();

async function weightOf(address) {
  if (!known.has(address)) known.set(address, gzipSync(await readFile(join(out, address)), { level: 9 }).length);
  return known.get(address);
}

let over = 0;
for (const file of (await readdir(out, { recursive: true })).filter((name) => name.endsWith(".html")).sort()) {
  const page = await readFile(join(out, file), "utf8");
  const scripts = [...page.matchAll(/<script\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => !/\bnoModule\b/i.test(tag));
  const addresses = [...new Set(scripts.map((tag) => /\ssrc="\/([^"?]+)/.exec(tag)?.[1]).filter(Boolean))];
  const inline = [...page.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)]
    .map(([, code]) => code)
    .join("");
  let sum = gzipSync(inline).length;
  for (const address of addresses) sum += await weightOf(address);
  const budget = /^(en|th)\/index\.html$/.test(file) ? most.landing : most.any;
  if (sum > budget) over += 1;
  console.log(`${(sum / kilobyte).toFixed(1).padStart(7)} kB ${sum > budget ? "OVER" : "    "} ${file}`);
}
process.exitCode = over > 0 ? 1 : 0;
