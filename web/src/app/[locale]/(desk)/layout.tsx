import { notFound } from "next/navigation";
import { setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { earlyScript } from "@/api/early";
import { Desk } from "@/features/shell/desk";
import { Providers } from "@/features/shell/providers";
import { firstNumberScript } from "@/i18n/first-number";
import { isLanguage } from "@/i18n/languages";
import { messagesOf } from "@/lib/messages";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

// Words of the frame; each page brings its own.
const framed = ["ui", "problems", "shell", "player", "keys"] as const;

export default async function Layout({ children, params }: Props) {
  const { locale } = await params;
  if (!isLanguage(locale)) notFound();
  setRequestLocale(locale);
  return (
    <>
      <script dangerouslySetInnerHTML={{ __html: `${earlyScript};${firstNumberScript}` }} />
      <Providers language={locale} messages={messagesOf(locale, framed)}>
        <Desk>{children}</Desk>
      </Providers>
    </>
  );
}
