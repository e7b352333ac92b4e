import type { Metadata, Viewport } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { isLanguage, languages } from "@/i18n/languages";
import { baseUrl } from "@/lib/site";
import { themeScript } from "@/lib/theme";
import "../globals.css";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export const dynamicParams = false;

export const generateStaticParams = () => languages.map((locale) => ({ locale }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale: isLanguage(locale) ? locale : "en", namespace: "landing" });
  return {
    metadataBase: new URL(baseUrl),
    applicationName: "Podcast Muse",
    title: { default: "Podcast Muse", template: "%s · Podcast Muse" },
    description: t("description"),
    icons: { icon: "/icon.svg" },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f5f7f3" },
    { media: "(prefers-color-scheme: dark)", color: "#0e1311" },
  ],
};

export default async function Layout({ children, params }: Props) {
  const { locale } = await params;
  if (!isLanguage(locale)) notFound();
  setRequestLocale(locale);
  return (
    <html lang={locale} suppressHydrationWarning>
      <head>
        {/* Before the first paint, so that a dark desk never flashes white. */}
        <script data-own dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>{children}</body>
    </html>
  );
}
