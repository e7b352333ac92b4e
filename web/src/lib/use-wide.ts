"use client";

import { useSyncExternalStore } from "react";

// Tailwind's lg: there is room for something beside the page.
const wide = "(min-width: 64rem)";

const follow = (tell: () => void) => {
  const media = matchMedia(wide);
  media.addEventListener("change", tell);
  return () => media.removeEventListener("change", tell);
};

export const useWide = () =>
  useSyncExternalStore(
    follow,
    () => matchMedia(wide).matches,
    () => false,
  );
