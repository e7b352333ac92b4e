"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { api, body } from "@/api/client";
import { LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/states";
import { paths } from "@/lib/paths";

export function Verify() {
  const t = useTranslations("accounts.verify");
  const language = useLocale();
  const token = useSearchParams().get("token") ?? "";
  const verified = useQuery({
    queryKey: ["verify-email", token],
    queryFn: async () => {
      await body(api.POST("/api/v1/auth/verify-email", { body: { token } }));
      return true;
    },
    enabled: token !== "",
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return (
    <>
      <h1 className="headline text-4xl">{t("title")}</h1>
      <div className="mt-8 grid justify-items-start gap-6">
        {!token || verified.isError ? (
          <Notice tone="warn">{t("failed")}</Notice>
        ) : verified.isSuccess ? (
          <Notice>{t("done")}</Notice>
        ) : (
          <p role="status">{t("working")}</p>
        )}
        <LinkButton href={paths.projects(language)} look="primary">
          {t("go")}
        </LinkButton>
      </div>
    </>
  );
}
