import { Moon, Sun } from "lucide-react";

/** Both icons are in the page and the theme shows one of them, so that nothing changes when the script arrives. */
export function ThemeIcons() {
  return (
    <>
      <Moon aria-hidden className="size-[1.125rem] dark:hidden" />
      <Sun aria-hidden className="hidden size-[1.125rem] dark:block" />
    </>
  );
}
