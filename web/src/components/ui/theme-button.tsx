"use client";

import { chooseTheme, themeNow } from "@/lib/theme";
import { IconButton } from "./button";
import { ThemeIcons } from "./theme-icons";

export function ThemeButton({ label }: { label: string }) {
  return (
    <IconButton label={label} onClick={() => chooseTheme(themeNow() === "dark" ? "light" : "dark")}>
      <ThemeIcons />
    </IconButton>
  );
}
