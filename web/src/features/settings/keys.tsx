"use client";

import { useTranslations } from "next-intl";
import { Loading, Skeleton } from "@/components/ui/states";
import { Problem } from "@/features/shell/problem";
import { KeyCard } from "./key-card";
import { providers, useApiKeys } from "./queries";

export function Keys() {
  const t = useTranslations("settings.keys");
  const ui = useTranslations("ui");
  const keys = useApiKeys();
  if (keys.isPending)
    return (
      <Loading label={ui("loading")}>
        <Skeleton className="h-80" />
      </Loading>
    );
  if (keys.isError) return <Problem fault={keys.error} onRetry={() => void keys.refetch()} />;
  return (
    <>
      <p className="max-w-prose text-ink-2">{t("text")}</p>
      <div className="mt-6">
        {providers.map((provider) => (
          <KeyCard
            key={provider}
            provider={provider}
            known={keys.data.find((key) => key.provider === provider) ?? null}
          />
        ))}
      </div>
    </>
  );
}
