"use client";

import { Moon, Sun } from "lucide-react";
import { chooseTheme, themeNow } from "@/lib/theme";
import { IconButton } from "./button";

/** Both icons are in the page and the theme shows one of them, so that nothing changes when the script arrives. */
export function ThemeButton({ label }: { label: string }) {
  return (
    <IconButton label={label} onClick={() => chooseTheme(themeNow() === "dark" ? "light" : "dark")}>
      <Moon aria-hidden className="size-[1.125rem] dark:hidden" />
      <Sun aria-hidden className="hidden size-[1.125rem] dark:block" />
    </IconButton>
  );
}
