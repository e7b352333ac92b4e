import Link from "next/link";
import { useTranslations } from "next-intl";
import { IconButton, LinkButton } from "@/components/ui/button";
import { Mark } from "@/components/ui/mark";
import { ThemeIcons } from "@/components/ui/theme-icons";
import { endonyms, type Language, languages } from "@/i18n/languages";
import { paths } from "@/lib/paths";

export function Top({ language }: { language: Language }) {
  const t = useTranslations("landing.nav");
  const ui = useTranslations("ui");
  const other = languages.find((known) => known !== language) ?? language;
  const anchors = [
    ["#listen", t("listen")],
    ["#how", t("how")],
    ["#price", t("price")],
    ["#questions", t("questions")],
  ] as const;
  return (
    <header className="mx-auto flex max-w-6xl items-center gap-1 px-4 py-4 sm:gap-2 sm:px-6 md:px-10">
      <Link
        href={paths.home(language)}
        className="mr-auto flex min-h-11 items-center gap-2.5 font-semibold whitespace-nowrap"
      >
        <Mark className="h-6 text-accent" />
        {ui("product")}
      </Link>
      <nav aria-label={t("label")} className="hidden gap-1 lg:flex">
        {anchors.map(([href, label]) => (
          <a
            key={href}
            href={href}
            className="inline-flex min-h-11 items-center px-3 text-[0.9375rem] text-ink-2 hover:text-ink"
          >
            {label}
          </a>
        ))}
      </nav>
      <a
        href={paths.home(other)}
        lang={other}
        hrefLang={other}
        className="inline-flex min-h-11 items-center px-2 text-[0.9375rem] text-ink-2 hover:text-ink sm:px-3"
      >
        {endonyms[other]}
      </a>
      <IconButton label={ui("theme.label")} data-theme-button>
        <ThemeIcons />
      </IconButton>
      <LinkButton href={paths.signIn(language)} look="plain" size="sm" className="ml-1 whitespace-nowrap">
        {t("signIn")}
      </LinkButton>
    </header>
  );
}

export function Hero({ language }: { language: Language }) {
  const t = useTranslations("landing.hero");
  return (
    <div className="mx-auto max-w-6xl px-6 pt-14 pb-16 md:px-10 md:pt-24 md:pb-20">
      <h1 className="headline max-w-4xl text-[clamp(2.5rem,7vw,5.25rem)]">{t("headline")}</h1>
      <div className="mt-8 grid gap-8 md:grid-cols-[minmax(0,5fr)_minmax(0,4fr)] md:items-end md:gap-16">
        <p className="max-w-xl text-lg text-ink-2 md:text-xl">{t("text")}</p>
        <div className="md:justify-self-end">
          <LinkButton href={paths.signUp(language)} look="primary" size="lg">
            {t("start")}
          </LinkButton>
          <p className="mt-3 text-sm text-ink-3">{t("note")}</p>
        </div>
      </div>
    </div>
  );
}

export function Foot({ language }: { language: Language }) {
  const t = useTranslations("landing");
  return (
    <footer className="border-t border-line">
      <div className="mx-auto grid max-w-6xl gap-10 px-6 py-16 md:grid-cols-2 md:items-end md:px-10">
        <div>
          <p className="headline max-w-md text-2xl">{t("end.title")}</p>
          <LinkButton href={paths.signUp(language)} look="primary" className="mt-6">
            {t("hero.start")}
          </LinkButton>
        </div>
        <nav
          aria-label={t("footer.label")}
          className="flex flex-wrap items-center gap-x-6 text-sm text-ink-2 md:justify-end"
        >
          <span>{t("footer.words")}</span>
          <a href="/docs" className="inline-flex min-h-11 items-center underline">
            {t("footer.api")}
          </a>
        </nav>
      </div>
    </footer>
  );
}
