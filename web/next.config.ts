import type { NextConfig } from "next";
import { PHASE_DEVELOPMENT_SERVER } from "next/constants";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./src/i18n/request.ts");
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
