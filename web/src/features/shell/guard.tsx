"use client";

import { useRouter } from "next/navigation";
import { useLocale } from "next-intl";
import { type ReactNode, useEffect } from "react";
import { useSession } from "@/api/session";
import { paths } from "@/lib/paths";
import { Opening } from "./opening";

/**
 * Lets only those in who are signed in; the others come back here after signing in. What a page says to everybody is drawn before it is
 * known who looks: it is in the page as it is served.
 */
export function Guard({ children }: { children: ReactNode }) {
  const { session, ready } = useSession();
  const isOut = ready && !session;
  const router = useRouter();
  const language = useLocale();
  useEffect(() => {
    if (isOut) router.replace(paths.signIn(language, location.pathname + location.search));
  }, [isOut, router, language]);
  return isOut ? <Opening /> : children;
}
