/** The languages of the interface. Each has its own folder in the export and its own file in `messages/`. */
export const languages = ["en", "th"] as const;
export type Language = (typeof languages)[number];

export const isLanguage = (value: string | undefined): value is Language =>
  languages.some((language) => language === value);

/** Each language in its own words, the only text that is the same in every language. */
export const endonyms: Record<Language, string> = { en: "English", th: "ไทย" };
