import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { island } from "@/features/landing/island";
import { samples } from "@/features/landing/sample";
import { SamplePlayer } from "@/features/landing/sample-player";
import { How, Prices, Promises, Questions, questions } from "@/features/landing/sections";
import { Foot, Hero, Top } from "@/features/landing/top";
import { isLanguage, languages } from "@/i18n/languages";
import { siteUrl } from "@/lib/site";
import { themePlace } from "@/lib/theme";

type Props = { params: Promise<{ locale: string }> };

const languageOf = async (params: Props["params"]) => {
  const { locale } = await params;
  return isLanguage(locale) ? locale : "en";
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = await languageOf(params);
  const t = await getTranslations({ locale: language, namespace: "landing" });
  const addresses = Object.fromEntries(languages.map((known) => [known, `/${known}/`]));
  return {
    title: { absolute: t("title") },
    description: t("description"),
    ...(siteUrl && { alternates: { canonical: `/${language}/`, languages: { ...addresses, "x-default": "/en/" } } }),
    openGraph: {
      type: "website",
      title: t("title"),
      description: t("description"),
      ...(siteUrl && { url: `/${language}/`, images: samples[language].cover }),
      locale: language,
    },
  };
}

export default async function Landing({ params }: Props) {
  const language = await languageOf(params);
  setRequestLocale(language);
  const t = await getTranslations("landing");
  const ui = await getTranslations("ui");
  const product = {
    "@type": "SoftwareApplication",
    name: "Podcast Muse",
    applicationCategory: "MultimediaApplication",
    operatingSystem: "Web",
    inLanguage: language,
    ...(siteUrl && { url: `${siteUrl}/${language}/` }),
    description: t("description"),
    offers: { "@type": "Offer", price: "9.00", priceCurrency: "USD" },
  };
  const answers = {
    "@type": "FAQPage",
    inLanguage: language,
    mainEntity: questions.map((question) => ({
      "@type": "Question",
      name: t(`faq.${question}.q`),
      acceptedAnswer: { "@type": "Answer", text: t(`faq.${question}.a`) },
    })),
  };
  const described = { "@context": "https://schema.org", "@graph": [product, answers] };
  return (
    <>
      <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-surface focus:p-4">
        {ui("skip")}
      </a>
      <Top language={language} />
      <main id="content">
        <Hero language={language} />
        <div id="listen">
          <SamplePlayer
            sample={samples[language]}
            words={{
              play: t("sample.play"),
              pause: t("sample.pause"),
              seek: t("sample.seek"),
              error: t("sample.error"),
              label: t("sample.label"),
              made: t("sample.made"),
              script: t("sample.script"),
            }}
          />
        </div>
        <How />
        <Promises />
        <Prices />
        <Questions />
      </main>
      <Foot language={language} />
      <script data-own dangerouslySetInnerHTML={{ __html: `(${island})(${JSON.stringify(themePlace)})` }} />
      <script
        data-own
        type="application/ld+json"
        dangerouslySetInnerHTML={{ __html: JSON.stringify(described).replaceAll("<", "\\u003c") }}
      />
    </>
  );
}
