import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { Creator } from "@/features/creator/creator";
import type { Language } from "@/i18n/languages";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale as Language });
  return { title: t("creator.title"), description: t("about.creator") };
}

export default async function Page({ params }: Props) {
  setRequestLocale((await params).locale as Language);
  return <Creator />;
}
