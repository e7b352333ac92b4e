import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { Suspense } from "react";
import { Settings } from "@/features/settings/settings";
import { Opening } from "@/features/shell/opening";
import { Words } from "@/features/shell/words";
import type { Language } from "@/i18n/languages";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale as Language });
  return { title: t("settings.title"), description: t("about.settings") };
}

export default async function Page({ params }: Props) {
  const locale = (await params).locale as Language;
  setRequestLocale(locale);
  const t = await getTranslations({ locale });
  return (
    <Words language={locale} of={["settings", "accounts"]}>
      <Suspense fallback={<Opening title={t("settings.title")} />}>
        <Settings />
      </Suspense>
    </Words>
  );
}
