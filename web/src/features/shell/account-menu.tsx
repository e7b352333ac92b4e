"use client";

import { useQueryClient } from "@tanstack/react-query";
import { CircleUserRound, Keyboard, Languages, LogOut, Settings } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { api } from "@/api/client";
import { keepSession, readSession } from "@/api/session";
import { Menu } from "@/components/ui/menu";
import { stop } from "@/features/audio/player";
import { endonyms, languages } from "@/i18n/languages";
import { forgetKept } from "@/lib/kept";
import { paths } from "@/lib/paths";
import { showKeysMap } from "./keys-map";

export function AccountMenu() {
  const t = useTranslations("shell");
  const language = useLocale();
  const router = useRouter();
  const pathname = usePathname();
  const client = useQueryClient();

  const signOut = () => {
    const session = readSession();
    stop();
    if (session)
      void api.POST("/api/v1/auth/logout", { body: { refresh_token: session.refreshToken } }).catch(() => undefined);
    keepSession(null);
    forgetKept();
    client.clear();
    router.replace(paths.signIn(language));
  };

  return (
    <Menu
      label={t("account")}
      entries={[
        {
          label: t("settings"),
          icon: <Settings aria-hidden className="size-4.5" />,
          onSelect: () => router.push(paths.settings(language)),
        },
        ...languages
          .filter((other) => other !== language)
          .map((other) => ({
            label: endonyms[other],
            icon: <Languages aria-hidden className="size-4.5" />,
            onSelect: () => router.push(pathname.replace(`/${language}`, `/${other}`) + location.search),
          })),
        { label: t("keys"), icon: <Keyboard aria-hidden className="size-4.5" />, onSelect: showKeysMap },
        { label: t("signOut"), icon: <LogOut aria-hidden className="size-4.5" />, onSelect: signOut },
      ]}
    >
      <CircleUserRound aria-hidden className="size-5.5" />
    </Menu>
  );
}
