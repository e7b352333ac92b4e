// The landing pages are finished as they are: of scripts they keep their own, and the style sheet comes with the page. The framework
// and the page's data, which other pages need to come to life, stay out of them.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const out = fileURLToPath(new URL("../out", import.meta.url));
const pages = ["en/index.html", "th/index.html"];

async function withStyles(page) {
  let settled = page;
  for (const [tag, address] of page.matchAll(/<link rel="stylesheet" href="\/([^"]+)"[^>]*>/g)) {
    const styles = await readFile(join(out, address), "utf8");
    const base = new URL(address, "http://out/");
    const absolute = styles.replace(
      /url\((?!data:)["']?([^"')]+)["']?\)/g,
      (_, to) => `url(${new URL(to, base).pathname})`,
    );
    settled = settled.replace(tag, () => `<style>${absolute}</style>`);
  }
  return settled;
}

for (const name of pages) {
  const page = await readFile(join(out, name), "utf8");
  // What arrives later would be put in its place by a script that is not there.
  if (/<template\b|<div hidden id="S:/.test(page)) throw new Error(`${name} is not whole as it is.`);
  const still = page
    .replace(/<script\b(?![^>]*\bdata-own\b)[^>]*>[\s\S]*?<\/script>/g, "")
    .replace(/<link rel="preload"[^>]*\bas="script"[^>]*>/g, "");
  if (!still.includes("</html>") || /<script[^>]*\ssrc=/.test(still)) throw new Error(`${name} was not settled.`);
  await writeFile(join(out, name), await withStyles(still));
}
console.log(`${pages.length} pages are settled.`);
