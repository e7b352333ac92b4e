import { endonyms, languages } from "@/i18n/languages";
import { entryScript } from "@/lib/entry";

/** Without scripts the visitor chooses. */
export function LeadsOn({ path = "" }: { path?: string }) {
  return (
    <main className="flex min-h-dvh items-center justify-center gap-8 text-lg">
      <h1 className="sr-only">Podcast Muse</h1>
      {languages.map((language) => (
        <a key={language} href={`/${language}/${path}`} lang={language} className="underline">
          {endonyms[language]}
        </a>
      ))}
      <script dangerouslySetInnerHTML={{ __html: entryScript }} />
    </main>
  );
}
