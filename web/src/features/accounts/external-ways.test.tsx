import en from "@messages/en.json";
import th from "@messages/th.json";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ExternalWays } from "./external-ways";

const google = { name: "google", label: "Google" };

/** The page as it is once the service has told which issuers there are. */
function shown(locale: "en" | "th", issuers: { name: string; label: string }[] | null): string {
  const client = new QueryClient();
  if (issuers) client.setQueryData(["external-sign-ins"], issuers);
  return renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <NextIntlClientProvider locale={locale} messages={locale === "th" ? th : en} timeZone="UTC">
        <ExternalWays />
      </NextIntlClientProvider>
    </QueryClientProvider>,
  );
}

beforeEach(() => vi.stubGlobal("location", { search: "" }));
afterEach(() => vi.unstubAllGlobals());

test("each issuer that is set up is a way in, in the page's language", () => {
  expect(shown("en", [google])).toContain(">Continue with Google</a>");
  expect(shown("th", [google])).toContain(`>${th.accounts.signIn.continueWith.replace("{issuer}", google.label)}</a>`);
  expect(shown("th", [google])).toContain('href="/api/v1/auth/external/google?return_to=%2Fth%2Fsign-in%2F"');
});

test("where none is set up, or before that is known, nothing is shown", () => {
  expect(shown("en", [])).toBe("");
  expect(shown("en", null)).toBe("");
});
