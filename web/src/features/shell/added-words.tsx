"use client";

import { type AbstractIntlMessages, NextIntlClientProvider, useLocale, useMessages } from "next-intl";
import { type ReactNode, useMemo } from "react";

/** The words around, and these with them. */
export function AddedWords({ messages, children }: { messages: AbstractIntlMessages; children: ReactNode }) {
  const language = useLocale();
  const around = useMessages();
  const all = useMemo(() => ({ ...around, ...messages }), [around, messages]);
  return (
    <NextIntlClientProvider locale={language} messages={all}>
      {children}
    </NextIntlClientProvider>
  );
}
