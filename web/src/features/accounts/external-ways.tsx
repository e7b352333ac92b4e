"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { api, body } from "@/api/client";
import { buttonClasses } from "@/components/ui/button";
import { wayTo } from "./way-to";

/** Ways in by an account elsewhere: one for each issuer that is set up here, and nothing where none is. */
export function ExternalWays() {
  const t = useTranslations("accounts.signIn");
  const language = useLocale();
  const issuers = useQuery({
    queryKey: ["external-sign-ins"],
    queryFn: async () => (await body(api.GET("/api/v1/auth/external"))).items,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (!issuers.data?.length) return null;
  return (
    <div className="mt-6 grid gap-3">
      <p className="flex items-center gap-4 text-ink-3">
        <span aria-hidden className="h-px grow bg-line" />
        {t("or")}
        <span aria-hidden className="h-px grow bg-line" />
      </p>
      {issuers.data.map(({ name, label }) => (
        <a key={name} href={wayTo(name, language, location.search)} className={buttonClasses("plain", "lg")}>
          {t("continueWith", { issuer: label })}
        </a>
      ))}
    </div>
  );
}
