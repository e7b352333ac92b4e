import { notFound } from "next/navigation";
import { setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { earlyScript } from "@/api/early";
import { Desk } from "@/features/shell/desk";
import { Providers } from "@/features/shell/providers";
import { isLanguage } from "@/i18n/languages";
import { messagesOf } from "@/lib/messages";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

const said = [
  "ui",
  "problems",
  "shell",
  "player",
  "projects",
  "creator",
  "production",
  "steps",
  "said",
  "faults",
  "episode",
  "script",
  "accounts",
  "settings",
  "billing",
  "usage",
  "admin",
  "keys",
] as const;

export default async function Layout({ children, params }: Props) {
  const { locale } = await params;
  if (!isLanguage(locale)) notFound();
  setRequestLocale(locale);
  return (
    <>
      <script dangerouslySetInnerHTML={{ __html: earlyScript }} />
      <Providers language={locale} messages={messagesOf(locale, said)}>
        <Desk>{children}</Desk>
      </Providers>
    </>
  );
}
