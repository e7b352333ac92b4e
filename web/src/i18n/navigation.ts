import { createNavigation } from "next-intl/navigation";
import { defineRouting } from "next-intl/routing";
import { languages } from "./languages";

export const routing = defineRouting({ locales: languages, defaultLocale: "en", localePrefix: "always" });

export const { Link, redirect, usePathname, useRouter, getPathname } = createNavigation(routing);
