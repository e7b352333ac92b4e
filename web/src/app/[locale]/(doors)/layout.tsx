import { notFound } from "next/navigation";
import { setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { OfflineBar } from "@/components/ui/offline";
import { Door } from "@/features/accounts/door";
import { Providers } from "@/features/shell/providers";
import { isLanguage } from "@/i18n/languages";
import { messagesOf } from "@/lib/messages";

// Words of all of them.
const framed = ["ui", "problems", "accounts"] as const;

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export default async function Layout({ children, params }: Props) {
  const { locale } = await params;
  if (!isLanguage(locale)) notFound();
  setRequestLocale(locale);
  return (
    <Providers language={locale} messages={messagesOf(locale, framed)}>
      <OfflineBar />
      <Door language={locale}>{children}</Door>
    </Providers>
  );
}
