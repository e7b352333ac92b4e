// Fails when a language lacks a message or a value in one, and when words for people stand in the source instead of in messages/.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("..", import.meta.url));
const spoken = new Set(["aria-label", "aria-description", "title", "placeholder", "alt", "label", "hint", "detail"]);
// The product's name is the same in every language.
const allowed = new Set(["Podcast Muse", "·", "–", "/", ":", "%"]);
const flaws = [];

const leaves = (node, path = "") =>
  typeof node === "string"
    ? [[path, node]]
    : Object.entries(node).flatMap(([key, value]) => leaves(value, path ? `${path}.${key}` : key));
const valuesOf = (message) => [...new Set([...message.matchAll(/\{\s*(\w+)/g)].map(([, name]) => name))].sort().join();

const [en, th] = await Promise.all(
  ["en", "th"].map(
    async (language) => new Map(leaves(JSON.parse(await readFile(join(root, `messages/${language}.json`), "utf8")))),
  ),
);
const argumentsOf = (message) => valuesOf(message.replace(/(?:\b(?:one|other|true|false)|=\d+)\s*\{[^{}]*\}/g, ""));
for (const [one, other, name] of [
  [en, th, "th"],
  [th, en, "en"],
])
  for (const key of one.keys()) if (!other.has(key)) flaws.push(`messages/${name}.json lacks ${key}`);
for (const [key, message] of en)
  if (th.has(key) && argumentsOf(message) !== argumentsOf(th.get(key)))
    flaws.push(`${key}: the values of en and th differ`);
for (const [key, message] of th)
  if (/[\u0E00-\u0E7F]/.test(en.get(key) ?? "")) flaws.push(`${key}: English speaks Thai`);
  else if (message.trim() === "") flaws.push(`${key}: th is empty`);

const hasWords = (text) => /\p{L}{2,}/u.test(text) && !allowed.has(text.trim());
for (const file of await readdir(join(root, "src"), { recursive: true })) {
  if (!file.endsWith(".tsx")) continue;
  const source = ts.createSourceFile(
    file,
    await readFile(join(root, "src", file), "utf8"),
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TSX,
  );
  const flaw = (node, text) =>
    flaws.push(`src/${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} says "${text.trim()}"`);
  const visit = (node) => {
    if (ts.isJsxText(node) && hasWords(node.text)) flaw(node, node.text);
    if (
      ts.isJsxAttribute(node) &&
      spoken.has(node.name.getText()) &&
      node.initializer &&
      ts.isStringLiteral(node.initializer)
    )
      if (hasWords(node.initializer.text)) flaw(node, node.initializer.text);
    if (
      ts.isJsxExpression(node) &&
      node.expression &&
      ts.isStringLiteral(node.expression) &&
      !ts.isJsxAttribute(node.parent)
    )
      if (hasWords(node.expression.text)) flaw(node, node.expression.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
}

for (const flaw of flaws) console.error(flaw);
console.log(`${en.size} messages in two languages, ${flaws.length} flaws.`);
process.exitCode = flaws.length > 0 ? 1 : 0;
