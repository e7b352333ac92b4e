"use client";

import { useEffect, useState } from "react";

// By then a page stands.
const standsMs = 2_000;

/** False while a page is drawn, then true: for what it needs, but not to be drawn. */
export function useLater(): boolean {
  const [isLater, setLater] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLater(true), standsMs);
    return () => clearTimeout(timer);
  }, []);
  return isLater;
}
