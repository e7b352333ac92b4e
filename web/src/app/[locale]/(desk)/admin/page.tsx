import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { KeyFigures } from "@/features/admin/key-figures";
import { Words } from "@/features/shell/words";
import type { Language } from "@/i18n/languages";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale as Language });
  return { title: t("admin.title"), description: t("about.admin") };
}

export default async function Page({ params }: Props) {
  const locale = (await params).locale as Language;
  setRequestLocale(locale);
  // In one piece with its frame: a part that came to life later would find figures that its page was served without.
  return (
    <Words language={locale} of={["admin"]}>
      <KeyFigures />
    </Words>
  );
}
