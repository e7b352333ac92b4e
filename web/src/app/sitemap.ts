import type { MetadataRoute } from "next";
import { languages } from "@/i18n/languages";
import { baseUrl } from "@/lib/site";

export const dynamic = "force-static";

export default function sitemap(): MetadataRoute.Sitemap {
  const alternates = {
    languages: Object.fromEntries(languages.map((language) => [language, `${baseUrl}/${language}/`])),
  };
  return languages.map((language) => ({ url: `${baseUrl}/${language}/`, alternates }));
}
