"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useEffect } from "react";
import { useSession } from "@/api/session";
import { Loading, Skeleton } from "@/components/ui/states";
import { paths } from "@/lib/paths";

/** Lets only those in who are signed in; the others come back here after signing in. */
export function Guard({ children }: { children: ReactNode }) {
  const t = useTranslations("shell");
  const { session, ready } = useSession();
  const router = useRouter();
  const language = useLocale();
  useEffect(() => {
    if (ready && !session) router.replace(paths.signIn(language, location.pathname + location.search));
  }, [ready, session, router, language]);
  if (session) return children;
  return (
    <Loading label={t("opening")}>
      <div className="mx-auto grid max-w-5xl gap-6 p-6 md:p-10">
        <Skeleton className="h-10 w-64" />
        <Skeleton className="h-40" />
      </div>
    </Loading>
  );
}
