import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Mark } from "@/components/ui/mark";
import { ThemeButton } from "@/components/ui/theme-button";
import { Way } from "@/components/ui/way";
import type { Language } from "@/i18n/languages";
import { endonyms, languages } from "@/i18n/languages";
import { paths } from "@/lib/paths";

/** The frame of the pages before one is in. */
export function Door({ language, children }: { language: Language; children: ReactNode }) {
  const t = useTranslations();
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
      <aside className="hidden content-between bg-accent p-12 text-on-accent lg:grid" aria-hidden>
        <span />
        <p className="headline max-w-md text-5xl">{t("accounts.aside")}</p>
        <Mark className="h-20 justify-self-start" />
      </aside>
      <div className="grid grid-rows-[auto_1fr]">
        <header className="flex items-center gap-1 px-6 py-4 md:px-10">
          <Way href={paths.home(language)} className="mr-auto flex min-h-11 items-center gap-2.5 font-semibold">
            <Mark className="h-6 text-accent" />
            {t("ui.product")}
          </Way>
          {languages
            .filter((other) => other !== language)
            .map((other) => (
              <Way
                key={other}
                href={paths.signIn(other)}
                lang={other}
                className="inline-flex min-h-11 items-center px-3 text-ink-2 hover:text-ink"
              >
                {endonyms[other]}
              </Way>
            ))}
          <ThemeButton label={t("ui.theme.label")} />
        </header>
        <main className="mx-auto w-full max-w-md px-6 pt-8 pb-24 lg:pt-[12vh]">{children}</main>
      </div>
    </div>
  );
}
