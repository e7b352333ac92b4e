export type Theme = "light" | "dark";

/** Where a device keeps the choice. */
export const themePlace = "muse.theme";

/** Runs in the page's head. What the user chose, else what their system says. */
export const themeScript = `(function(){var t;try{t=localStorage.getItem("${themePlace}")}catch(e){}document.documentElement.dataset.theme=t==="dark"||t==="light"?t:matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light"})()`;

export const themeNow = (): Theme => (document.documentElement.dataset.theme === "dark" ? "dark" : "light");

export function chooseTheme(theme: Theme) {
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(themePlace, theme);
  } catch {
    // It holds until the page is closed.
  }
}
