import en from "@messages/en.json";
import th from "@messages/th.json";
import type { Metadata } from "next";
import { Mark } from "@/components/ui/mark";
import { themeScript } from "@/lib/theme";
import "./globals.css";

export const metadata: Metadata = { title: en.ui.notFound.title, robots: { index: false } };

/** One file for every address that does not exist, so it speaks both languages. */
export default function NotFound() {
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>
        <main className="mx-auto grid min-h-dvh max-w-2xl content-center gap-12 px-6">
          <Mark className="h-8 justify-self-start text-accent" />
          {[{ lang: "en", words: en.ui.notFound } as const, { lang: "th", words: th.ui.notFound } as const].map(
            ({ lang, words }, i) => (
              <section key={lang} lang={lang}>
                {i === 0 ? (
                  <h1 className="headline text-4xl">{words.title}</h1>
                ) : (
                  <h2 className="headline text-3xl">{words.title}</h2>
                )}
                <p className="mt-3 text-ink-2">{words.text}</p>
                <a href={`/${lang}/`} className="mt-4 inline-flex min-h-11 items-center text-accent underline">
                  {words.action}
                </a>
              </section>
            ),
          )}
        </main>
      </body>
    </html>
  );
}
