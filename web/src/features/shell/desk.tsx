"use client";

import { AudioLines, ChartNoAxesColumn, Coins, Plus, Settings } from "lucide-react";
import { usePathname } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Mark } from "@/components/ui/mark";
import { OfflineBar } from "@/components/ui/offline";
import { ThemeButton } from "@/components/ui/theme-button";
import { Toasts } from "@/components/ui/toasts";
import { Way } from "@/components/ui/way";
import { MiniPlayer } from "@/features/audio/mini-player";
import { classes } from "@/lib/classes";
import { paths } from "@/lib/paths";
import { AccountMenu } from "./account-menu";
import { Guard } from "./guard";
import { KeysMap } from "./keys-map";
import { Notes } from "./notes";
import { useBalance, useMe } from "./queries";

function useRooms() {
  const t = useTranslations("shell");
  const language = useLocale();
  const { data: me } = useMe();
  return [
    { href: paths.projects(language), label: t("projects"), icon: AudioLines },
    { href: paths.newProject(language), label: t("new"), icon: Plus },
    { href: paths.billing(language), label: t("billing"), icon: Coins },
    { href: paths.settings(language), label: t("settings"), icon: Settings },
    ...(me?.is_admin ? [{ href: paths.admin(language), label: t("admin"), icon: ChartNoAxesColumn }] : []),
  ];
}

// The wizard has a room of its own; every other page under /projects/ belongs to the list.
const isHere = (pathname: string, href: string) =>
  href.endsWith("/projects/")
    ? pathname.startsWith(href) && !pathname.startsWith(`${href}new`)
    : pathname.startsWith(href);

function Rooms({ compact }: { compact?: boolean }) {
  const t = useTranslations("shell");
  const pathname = usePathname();
  return (
    <nav
      aria-label={t("nav")}
      className={compact ? "grid auto-cols-fr grid-flow-col border-t border-line bg-surface" : "grid gap-0.5"}
    >
      {useRooms().map(({ href, label, icon: Icon }) => {
        const here = isHere(pathname, href);
        return (
          <Way
            key={href}
            href={href}
            aria-current={here ? "page" : undefined}
            className={classes(
              compact
                ? "grid min-h-14 justify-items-center gap-0.5 px-1 pt-2 pb-1.5 text-center text-[0.6875rem] leading-snug"
                : "flex min-h-11 items-center gap-3 rounded-md px-3 text-[0.9375rem]",
              here ? "font-semibold text-ink" : "text-ink-2 hover:text-ink",
              here && !compact && "bg-sunk",
            )}
          >
            <Icon aria-hidden className={classes("size-5 shrink-0", here && "text-accent")} />
            {label}
          </Way>
        );
      })}
    </nav>
  );
}

function Balance() {
  const t = useTranslations("shell");
  const language = useLocale();
  const { data } = useBalance();
  return (
    <Way
      href={paths.billing(language)}
      title={data?.reserved ? t("reserved", { count: data.reserved }) : undefined}
      className="clock inline-flex min-h-11 items-center rounded-md px-3 text-[0.9375rem] font-medium hover:bg-sunk"
    >
      {data ? (
        t("balance", { count: data.credits })
      ) : (
        <span className="inline-block h-4 w-20 rounded bg-sunk">
          <span className="sr-only">{t("billing")}</span>
        </span>
      )}
    </Way>
  );
}

/** The frame of everything behind the door: rooms on the left (below on a phone), balance above, the player at the bottom. */
export function Desk({ children }: { children: ReactNode }) {
  const t = useTranslations("ui");
  const language = useLocale();
  return (
    <div className="grid min-h-dvh md:grid-cols-[13.5rem_minmax(0,1fr)]">
      <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-surface focus:p-4">
        {t("skip")}
      </a>
      <aside aria-label={t("product")} className="sticky top-0 hidden h-dvh content-start gap-8 px-3 py-4 md:grid">
        <Way href={paths.projects(language)} className="flex min-h-11 items-center gap-2.5 px-3 font-semibold">
          <Mark className="h-6 text-accent" />
          {t("product")}
        </Way>
        <Rooms />
      </aside>
      <div className="flex min-h-dvh min-w-0 flex-col border-line md:border-l">
        <OfflineBar />
        <header className="flex items-center justify-end gap-1 px-4 py-2 md:px-8">
          <Way
            href={paths.projects(language)}
            className="mr-auto flex min-h-11 items-center md:hidden"
            aria-label={t("product")}
          >
            <Mark className="h-6 text-accent" />
          </Way>
          <Balance />
          <Notes />
          <ThemeButton label={t("theme.label")} />
          <AccountMenu />
        </header>
        <main id="content" tabIndex={-1} className="flex-1 px-4 pt-2 pb-16 focus:outline-none md:px-8">
          <Guard>{children}</Guard>
        </main>
        <div className="sticky bottom-0 z-20">
          <MiniPlayer />
          <div className="md:hidden">
            <Rooms compact />
          </div>
        </div>
        <Toasts />
        <KeysMap />
      </div>
    </div>
  );
}
