import type { Language } from "@/i18n/languages";
import { paths, safeNext } from "@/lib/paths";

/** Where a sign-in at an issuer begins. It comes back to the sign-in page, which takes its code and goes on to where the visitor wanted to go. */
export function wayTo(issuer: string, language: Language, search: string): string {
  const next = safeNext(new URLSearchParams(search).get("next"));
  const back = new URLSearchParams({ return_to: paths.signIn(language, next ?? undefined) });
  return `/api/v1/auth/external/${encodeURIComponent(issuer)}?${back}`;
}
