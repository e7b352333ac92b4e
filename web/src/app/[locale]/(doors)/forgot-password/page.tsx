import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { Suspense } from "react";
import { ForgotForm } from "@/features/accounts/forgot-form";
import type { Language } from "@/i18n/languages";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale as Language });
  return { title: t("accounts.forgot.title"), description: t("about.forgot") };
}

export default async function Page({ params }: Props) {
  setRequestLocale((await params).locale as Language);
  return (
    <Suspense>
      <ForgotForm />
    </Suspense>
  );
}
