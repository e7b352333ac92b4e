import { getRequestConfig } from "next-intl/server";
import { isLanguage } from "./languages";

export default getRequestConfig(async ({ requestLocale }) => {
  const asked = await requestLocale;
  const locale = isLanguage(asked) ? asked : "en";
  return { locale, messages: (await import(`@messages/${locale}.json`)).default, timeZone: "UTC" };
});
