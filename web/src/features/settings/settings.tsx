"use client";

import dynamic from "next/dynamic";
import { useRouter, useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useDeferredValue } from "react";
import { Loading, Skeleton } from "@/components/ui/states";
import { Tabs } from "@/components/ui/tabs";
import { Problem } from "@/features/shell/problem";
import { useMe } from "@/features/shell/queries";
import { paths } from "@/lib/paths";
import { Profile } from "./profile";

const loading = () => <Skeleton className="h-80" />;
const Keys = dynamic(() => import("./keys").then((part) => part.Keys), { ssr: false, loading });
const Leaving = dynamic(() => import("./leaving").then((part) => part.Leaving), { ssr: false, loading });
const Pronunciations = dynamic(() => import("./pronunciations").then((part) => part.Pronunciations), {
  ssr: false,
  loading,
});
const Security = dynamic(() => import("./security").then((part) => part.Security), { ssr: false, loading });

export function Settings() {
  const t = useTranslations("settings");
  const ui = useTranslations("ui");
  const language = useLocale();
  const router = useRouter();
  const me = useMe();
  // Drawn piece by piece.
  const known = useDeferredValue(me.data);
  const tab = useSearchParams().get("tab") ?? "profile";
  return (
    <div className="mx-auto max-w-5xl">
      <h1 className="headline pt-2 pb-6 text-4xl">{t("title")}</h1>
      {!known && !me.isError && (
        <Loading label={ui("loading")}>
          <Skeleton className="h-80" />
        </Loading>
      )}
      {me.isError && <Problem fault={me.error} onRetry={() => void me.refetch()} />}
      {known && (
        <Tabs
          label={t("parts")}
          selected={tab}
          onSelect={(id) =>
            router.replace(paths.settings(language, id === "profile" ? undefined : id), { scroll: false })
          }
          tabs={[
            { id: "profile", label: t("profile.tab"), panel: <Profile me={known} /> },
            { id: "keys", label: t("keys.tab"), panel: <Keys /> },
            { id: "words", label: t("words.tab"), panel: <Pronunciations /> },
            { id: "security", label: t("security.tab"), panel: <Security me={known} /> },
            { id: "account", label: t("leaving.tab"), panel: <Leaving me={known} /> },
          ]}
        />
      )}
    </div>
  );
}
