import type { Language } from "@/i18n/languages";

/** Addresses of pages. A static export has no dynamic segments for projects, so their ids are in the query. */
export const paths = {
  home: (language: Language) => `/${language}/`,
  signIn: (language: Language, next?: string) =>
    `/${language}/sign-in/${next ? `?next=${encodeURIComponent(next)}` : ""}`,
  signUp: (language: Language) => `/${language}/sign-up/`,
  forgotPassword: (language: Language) => `/${language}/forgot-password/`,
  projects: (language: Language) => `/${language}/projects/`,
  newProject: (language: Language, id?: string) => `/${language}/projects/new/${id ? `?id=${id}` : ""}`,
  project: (language: Language, id: string, tab?: string) =>
    `/${language}/projects/view/?id=${id}${tab ? `&tab=${tab}` : ""}`,
  production: (language: Language, id: string) => `/${language}/projects/live/?id=${id}`,
  settings: (language: Language, tab?: string) => `/${language}/settings/${tab ? `?tab=${tab}` : ""}`,
  billing: (language: Language) => `/${language}/billing/`,
  admin: (language: Language) => `/${language}/admin/`,
};

/** Only a path of this site may be gone to after signing in. */
export const safeNext = (next: string | null): string | null =>
  next && /^\/(en|th)\/[^\\]*$/.test(next) && !next.startsWith("//") ? next : null;
