import type { ReactNode } from "react";
import type { Language } from "@/i18n/languages";
import { messagesOf, type Namespace } from "@/lib/messages";
import { AddedWords } from "./added-words";

type Props = { language: Language; of: readonly Namespace[]; children: ReactNode };

/** Gives a page its own words, beside those of the frame around it: no page carries what only others say. */
export function Words({ language, of, children }: Props) {
  return <AddedWords messages={messagesOf(language, of)}>{children}</AddedWords>;
}
