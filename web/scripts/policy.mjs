// Gives every page of the export a Content-Security-Policy that names its own inline scripts by their hashes.
import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const out = fileURLToPath(new URL("../out", import.meta.url));
const inline = /<script(?![^>]*\ssrc=)(?![^>]*type="application\/ld\+json")[^>]*>([\s\S]*?)<\/script>/g;

const policyOf = (hashes) =>
  [
    "default-src 'self'",
    `script-src 'self' ${hashes.join(" ")}`,
    "style-src 'self' 'unsafe-inline'",
    // Files may lie in a bucket with an address of its own.
    "img-src 'self' data: blob: https:",
    "media-src 'self' blob: https:",
    "connect-src 'self' ws: wss: https:",
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
  ].join("; ");

let count = 0;
for (const file of await readdir(out, { recursive: true })) {
  if (!file.endsWith(".html")) continue;
  const page = await readFile(join(out, file), "utf8");
  const hashes = [
    ...new Set(
      [...page.matchAll(inline)].map(([, code]) => `'sha256-${createHash("sha256").update(code).digest("base64")}'`),
    ),
  ];
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyOf(hashes)}"/>`;
  await writeFile(join(out, file), page.replace("<head>", `<head>${meta}`));
  count += 1;
}
console.log(`${count} pages have their policy.`);
