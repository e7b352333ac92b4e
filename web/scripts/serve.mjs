// Serves the export as the product's server does, and hands the rest to it: MUSE_SERVER=http://127.0.0.1:8000 PORT=3100 npm run serve
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, request } from "node:http";
import { connect } from "node:net";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { createGzip } from "node:zlib";

const out = fileURLToPath(new URL("../out", import.meta.url));
const server = new URL(process.env.MUSE_SERVER ?? "http://127.0.0.1:8000");
const port = Number(process.env.PORT ?? 3100);
const handed = /^\/(api|ws|media|openapi|docs|health|metrics)(\/|$|\?)/;
const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml",
  ".jpg": "image/jpeg",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".m4a": "audio/mp4",
};

async function fileOf(path) {
  const safe = normalize(decodeURIComponent(path)).replace(/^(\.\.[/\\])+/, "");
  for (const candidate of [safe, join(safe, "index.html")]) {
    const found = await stat(join(out, candidate)).catch(() => null);
    if (found?.isFile()) return { path: join(out, candidate), size: found.size };
  }
  // Mails and webhooks know projects by /projects/ID; its page reads the id out of the address.
  if (/^\/projects\/[0-9a-f-]{36}\/?$/i.test(path)) return fileOf("/projects/index.html");
  return null;
}

const web = createServer(async (asked, answer) => {
  if (handed.test(asked.url)) {
    const onward = request(
      { host: server.hostname, port: server.port, path: asked.url, method: asked.method, headers: asked.headers },
      (from) => {
        answer.writeHead(from.statusCode, from.headers);
        from.pipe(answer);
      },
    );
    onward.on("error", () => answer.writeHead(502).end());
    asked.pipe(onward);
    return;
  }
  const { pathname } = new URL(asked.url, "http://localhost");
  const file = await fileOf(pathname);
  const found = file ?? (await fileOf("/404.html"));
  const type = types[extname(found.path)] ?? "application/octet-stream";
  const headers = {
    "Content-Type": type,
    "Cache-Control": pathname.startsWith("/_next/static/") ? "public, max-age=31536000, immutable" : "no-cache",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
  };
  const range = /^bytes=(\d*)-(\d*)$/.exec(asked.headers.range ?? "");
  if (range && type === "audio/mp4") {
    const start = Number(range[1] || 0);
    const end = range[2] ? Number(range[2]) : found.size - 1;
    answer.writeHead(206, {
      ...headers,
      "Content-Range": `bytes ${start}-${end}/${found.size}`,
      "Content-Length": end - start + 1,
      "Accept-Ranges": "bytes",
    });
    createReadStream(found.path, { start, end }).pipe(answer);
    return;
  }
  const small = /text|json|xml|svg|javascript/.test(type) && /gzip/.test(asked.headers["accept-encoding"] ?? "");
  answer.writeHead(file ? 200 : 404, {
    ...headers,
    ...(small ? { "Content-Encoding": "gzip", Vary: "Accept-Encoding" } : { "Content-Length": found.size }),
  });
  const content = createReadStream(found.path);
  (small ? content.pipe(createGzip()) : content).pipe(answer);
});

web.on("upgrade", (asked, socket, head) => {
  const onward = connect(Number(server.port), server.hostname, () => {
    const lines = Object.entries(asked.headers).map(([name, value]) => `${name}: ${value}`);
    onward.write(`${asked.method} ${asked.url} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
    onward.write(head);
    onward.pipe(socket).pipe(onward);
  });
  onward.on("error", () => socket.destroy());
  socket.on("error", () => onward.destroy());
});

web.listen(port, "127.0.0.1", () => console.log(`http://127.0.0.1:${port}`));
