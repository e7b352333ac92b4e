import type { Seeded } from "./seed";

export type PageEntry = { name: string; path: string; in: boolean };

/** Every page of the product, as addresses without their language. */
export const pagesOf = (seeded: Seeded): PageEntry[] => [
  { name: "landing", path: "/", in: false },
  { name: "sign-up", path: "/sign-up/", in: false },
  { name: "sign-in", path: "/sign-in/", in: false },
  { name: "forgot-password", path: "/forgot-password/", in: false },
  { name: "reset-password", path: "/reset-password/?token=abc", in: false },
  { name: "verify-email", path: "/verify-email/?token=abc", in: false },
  { name: "not-found", path: "/nowhere/", in: false },
  { name: "projects", path: "/projects/", in: true },
  { name: "creator", path: "/projects/new/", in: true },
  { name: "creator-draft", path: `/projects/new/?id=${seeded.draft}`, in: true },
  { name: "creator-sources", path: `/projects/new/?id=${seeded.draft}&step=sources`, in: true },
  { name: "creator-voices", path: `/projects/new/?id=${seeded.draft}&step=voices`, in: true },
  { name: "creator-look", path: `/projects/new/?id=${seeded.draft}&step=look`, in: true },
  { name: "creator-review", path: "/projects/new/?first=1", in: true },
  { name: "live", path: `/projects/live/?id=${seeded.english}`, in: true },
  { name: "episode", path: `/projects/view/?id=${seeded.english}`, in: true },
  { name: "episode-thai", path: `/projects/view/?id=${seeded.thai}`, in: true },
  { name: "script", path: `/projects/view/?id=${seeded.english}&tab=script`, in: true },
  { name: "publish", path: `/projects/view/?id=${seeded.english}&tab=publish`, in: true },
  { name: "files", path: `/projects/view/?id=${seeded.english}&tab=files`, in: true },
  { name: "settings", path: "/settings/", in: true },
  { name: "settings-keys", path: "/settings/?tab=keys", in: true },
  { name: "settings-words", path: "/settings/?tab=words", in: true },
  { name: "settings-security", path: "/settings/?tab=security", in: true },
  { name: "settings-account", path: "/settings/?tab=account", in: true },
  { name: "billing", path: "/billing/", in: true },
  { name: "admin", path: "/admin/", in: true },
];
