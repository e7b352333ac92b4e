/** Where the export is published, for addresses that must be absolute (canonical links, sitemap). Empty: relative to wherever it is. */
export const siteUrl = process.env.NEXT_PUBLIC_SITE_URL ?? "http://localhost:8000";
