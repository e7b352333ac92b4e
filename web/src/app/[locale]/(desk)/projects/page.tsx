import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { Suspense } from "react";
import { ProjectsPage } from "@/features/production/projects-page";
import { Opening } from "@/features/shell/opening";
import { Recent } from "@/features/shell/recent";
import { Words } from "@/features/shell/words";
import { Usage } from "@/features/usage/usage";
import type { Language } from "@/i18n/languages";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale as Language });
  return { title: t("projects.title"), description: t("about.projects") };
}

export default async function Page({ params }: Props) {
  const locale = (await params).locale as Language;
  setRequestLocale(locale);
  const t = await getTranslations({ locale });
  return (
    <Words language={locale} of={["projects", "usage", "steps", "production", "said"]}>
      <Suspense fallback={<Opening title={t("projects.title")} />}>
        <ProjectsPage />
        <div className="mx-auto max-w-5xl">
          <Recent />
          <Usage />
        </div>
      </Suspense>
    </Words>
  );
}
