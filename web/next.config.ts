import type { NextConfig } from "next";
import { PHASE_DEVELOPMENT_SERVER } from "next/constants";
import createNextIntlPlugin from "next-intl/plugin";

// Messages are parsed when the site is built: pages carry no parser, and none of their words waits for one.
const withNextIntl = createNextIntlPlugin({
  requestConfig: "./src/i18n/request.ts",
  experimental: { messages: { path: "./messages", format: "json", locales: "infer", precompile: true } },
});
const server = process.env.MUSE_SERVER ?? "http://127.0.0.1:8000";

// A static export has no rewrites: in production the server that answers the API serves these files itself.
const config = (phase: string): NextConfig => ({
  reactStrictMode: true,
  poweredByHeader: false,
  trailingSlash: true,
  skipTrailingSlashRedirect: true,
  images: { unoptimized: true },
  experimental: { globalNotFound: true },
  ...(phase === PHASE_DEVELOPMENT_SERVER
    ? {
        rewrites: async () =>
          ["api", "ws", "media", "openapi"].map((root) => ({
            source: `/${root}/:path*`,
            destination: `${server}/${root}/:path*`,
          })),
      }
    : { output: "export" as const }),
});

export default (phase: string) => withNextIntl(config(phase));
