import en from "@messages/en.json";
import th from "@messages/th.json";
import type { Language } from "@/i18n/languages";

type Messages = typeof en;

export type Namespace = keyof Messages;

const all: Record<Language, Messages> = { en, th };

/** Only what a part of the site says goes into its pages. */
export function messagesOf<K extends Namespace>(language: Language, names: readonly K[]): Pick<Messages, K> {
  return Object.fromEntries(names.map((name) => [name, all[language][name]])) as Pick<Messages, K>;
}
