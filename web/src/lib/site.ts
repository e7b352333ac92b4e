/** Where the export is published, for addresses that must be absolute (canonical links, sitemap). Null: not known at build. */
export const siteUrl = process.env.NEXT_PUBLIC_SITE_URL?.replace(/\/+$/, "") || null;

/** Addresses need some base while the site has none of its own. */
export const baseUrl = siteUrl ?? "http://localhost:8000";
