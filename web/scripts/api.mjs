// Brings src/api up to date with a running server's description: MUSE_SERVER=http://127.0.0.1:8000 npm run api
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const file = new URL("../src/api/openapi.json", import.meta.url);
const types = new URL("../src/api/schema.ts", import.meta.url);
const offline = process.argv.includes("--offline");

if (!offline) {
  const server = process.env.MUSE_SERVER ?? "http://127.0.0.1:8000";
  const answer = await fetch(`${server}/openapi/v1.json`);
  if (!answer.ok) throw new Error(`${server} answered ${answer.status}`);
  const description = await answer.json();
  delete description.servers;
  // The server lists them in no order; here a change shows as what it is.
  description.paths = Object.fromEntries(
    Object.entries(description.paths).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
  await writeFile(file, `${JSON.stringify(description, null, 2)}\n`);
}

// Some numbers are described as "integer or a string of digits"; the server writes numbers.
const plain = (node) => {
  if (Array.isArray(node)) return node.map(plain);
  if (node === null || typeof node !== "object") return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, plain(value)]));
  if (
    Array.isArray(copy.type) &&
    copy.type.includes("string") &&
    copy.type.some((t) => t === "integer" || t === "number")
  ) {
    copy.type = copy.type.filter((t) => t !== "string");
    if (copy.type.length === 1) copy.type = copy.type[0];
    delete copy.pattern;
  }
  return copy;
};

// HEAD answers as GET does, and the description gives both the same name.
const description = plain(JSON.parse(await readFile(file, "utf8")));
for (const operations of Object.values(description.paths)) delete operations.head;

const ast = await openapiTS(description, { alphabetize: true, rootTypes: false });
await writeFile(types, `// Generated from openapi.json by \`npm run api\`.\n${astToString(ast)}`);
