"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type AbstractIntlMessages, type IntlError, IntlErrorCode, NextIntlClientProvider } from "next-intl";
import { type ReactNode, useEffect, useLayoutEffect, useState } from "react";
import { ApiProblem } from "@/api/problem";
import { followSession } from "@/api/session";
import type { Language } from "@/i18n/languages";
import { useLater } from "@/lib/use-later";
import { faultsOf } from "./use-faults";

const mostRetries = 2;

// What was refused will be refused again; what failed on the way may work.
const retry = (failures: number, fault: Error) =>
  failures < mostRetries &&
  fault instanceof ApiProblem &&
  (fault.status === 0 || fault.status >= 500) &&
  fault.status !== 503;

const createClient = () =>
  new QueryClient({ defaultOptions: { queries: { staleTime: 15_000, retry }, mutations: { retry: false } } });

// Times are of the visitor's own clock: no zone is named. To ask which one it is takes longer than to draw a page.
const tell = (fault: IntlError) => {
  if (fault.code !== IntlErrorCode.ENVIRONMENT_FALLBACK) globalThis.reportError?.(fault);
};

type Props = { language: Language; messages: AbstractIntlMessages; children: ReactNode };

export function Providers({ language, messages, children }: Props) {
  const [client] = useState(createClient);
  // Before anything asks the server as whoever is signed in.
  useLayoutEffect(followSession, []);
  useEffect(() => {
    try {
      localStorage.setItem("muse.language", language);
    } catch {
      // The address still says it.
    }
  }, [language]);
  const isLater = useLater();
  useEffect(() => {
    if (isLater) void client.prefetchQuery(faultsOf(language));
  }, [isLater, client, language]);
  return (
    <NextIntlClientProvider locale={language} messages={messages} onError={tell}>
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </NextIntlClientProvider>
  );
}
