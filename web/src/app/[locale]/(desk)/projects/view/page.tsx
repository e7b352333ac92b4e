import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { Suspense } from "react";
import { EpisodePage } from "@/features/script/episode-page";
import { Opening } from "@/features/shell/opening";
import { Words } from "@/features/shell/words";
import type { Language } from "@/i18n/languages";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale as Language });
  return { title: t("episode.title"), description: t("about.episode") };
}

export default async function Page({ params }: Props) {
  const locale = (await params).locale as Language;
  setRequestLocale(locale);
  return (
    <Words language={locale} of={["episode", "script", "projects", "production", "creator"]}>
      <Suspense fallback={<Opening />}>
        <EpisodePage />
      </Suspense>
    </Words>
  );
}
