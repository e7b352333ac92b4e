// Fails when a language lacks a message or a value in one, and when words for people stand in the source instead of in messages/.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("..", import.meta.url));
const spoken = new Set(["aria-label", "aria-description", "title", "placeholder", "alt", "label", "hint", "detail"]);
// The product's name is the same in every language.
const allowed = new Set(["Podcast Muse", "·", "–", "/", ":", "%"]);
// Each language names itself; the other file is made by a program.
const unspoken = new Set(["i18n/languages.ts", "api/schema.ts"]);
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

// What the server says by a code is said here in both languages, and nothing is kept that it does not say.
const server = join(root, "../src");
const codes = new Set();
for (const file of await readdir(server, { recursive: true }))
  if (file.endsWith(".cs") && !/[\\/](bin|obj)[\\/]/.test(file)) {
    const text = await readFile(join(server, file), "utf8");
    // A code that is asked for again elsewhere in its file has a name there.
    const named = new Map([...text.matchAll(/\bconst string (\w+) = "(\w+)"/g)].map(([, name, code]) => [name, code]));
    for (const [, code, name] of text.matchAll(/Phrase\.Of\(\s*(?:"(\w+)"|(\w+)\s*,)/g)) {
      const known = code ?? named.get(name);
      if (known) codes.add(known);
    }
  }
for (const code of codes) if (!en.has(`said.${code}`) && !en.has(`faults.${code}`)) flaws.push(`messages lack ${code}`);
for (const key of en.keys())
  if (/^(said|faults)\./.test(key) && !codes.has(key.split(".")[1])) flaws.push(`${key}: the server never says it`);

const hasWords = (text) => /\p{L}{2,}/u.test(text) && !allowed.has(text.trim());

/** The literal words that an expression may come to, whichever way it goes; what is handed to a function is no text yet. */
const wordsOf = (node) => {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (ts.isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.flatMap((span) => [...wordsOf(span.expression), span.literal.text])];
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap(wordsOf);
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return wordsOf(node.expression);
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(wordsOf);
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    if (
      kind === ts.SyntaxKind.PlusToken ||
      kind === ts.SyntaxKind.BarBarToken ||
      kind === ts.SyntaxKind.QuestionQuestionToken
    )
      return [node.left, node.right].flatMap(wordsOf);
    return kind === ts.SyntaxKind.AmpersandAmpersandToken ? wordsOf(node.right) : [];
  }
  return [];
};

/** Where a node is read or spoken to people: between tags, in the attributes that are spoken, in a toast. */
const said = (node) => {
  if (ts.isJsxText(node)) return [node.text];
  if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent)) return wordsOf(node.expression);
  if (ts.isJsxAttribute(node) && spoken.has(node.name.getText()) && node.initializer)
    return ts.isJsxExpression(node.initializer) && node.initializer.expression
      ? wordsOf(node.initializer.expression)
      : wordsOf(node.initializer);
  if (ts.isCallExpression(node) && node.expression.getText() === "addToast") return node.arguments.flatMap(wordsOf);
  // Thai is for people wherever it stands.
  if ((ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) && /[\u0E00-\u0E7F]/.test(node.text))
    return [node.text];
  return [];
};

for (const file of await readdir(join(root, "src"), { recursive: true })) {
  if (!/\.tsx?$/.test(file) || /\.test\.ts$/.test(file) || unspoken.has(file)) continue;
  const source = ts.createSourceFile(
    file,
    await readFile(join(root, "src", file), "utf8"),
    ts.ScriptTarget.Latest,
    true,
    file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const visit = (node) => {
    for (const text of said(node).filter(hasWords)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      flaws.push(`src/${file}:${line + 1} says "${text.trim()}"`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}

for (const flaw of flaws) console.error(flaw);
console.log(`${en.size} messages in two languages, ${flaws.length} flaws.`);
process.exitCode = flaws.length > 0 ? 1 : 0;
