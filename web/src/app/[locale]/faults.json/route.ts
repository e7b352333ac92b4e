import { isLanguage, languages } from "@/i18n/languages";
import { messagesOf } from "@/lib/messages";

type Props = { params: Promise<{ locale: string }> };

export const dynamic = "force-static";

export const generateStaticParams = () => languages.map((locale) => ({ locale }));

/** A third of all words, which no page carries: what the server may say that went wrong. */
export async function GET(_: Request, { params }: Props) {
  const { locale } = await params;
  return isLanguage(locale)
    ? Response.json(messagesOf(locale, ["faults"]).faults)
    : new Response(null, { status: 404 });
}
