import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { Creator } from "@/features/creator/creator";
import { Words } from "@/features/shell/words";
import type { Language } from "@/i18n/languages";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale as Language });
  return { title: t("creator.title"), description: t("about.creator") };
}

export default async function Page({ params }: Props) {
  const locale = (await params).locale as Language;
  setRequestLocale(locale);
  return (
    <Words language={locale} of={["creator", "settings", "steps"]}>
      <Creator />
    </Words>
  );
}
