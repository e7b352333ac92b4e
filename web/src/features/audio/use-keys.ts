"use client";

import { useEffect, useRef } from "react";

const writes = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest("input, textarea, select, button, a, [role=menuitem], [role=tab], video") !== null);

/**
 * Keys of the page, by their names in lower case, except where a key already means something: in fields, on buttons, with modifiers. What
 * gives false had nothing to do: the key is the browser's then.
 */
export function useKeys(keys: Record<string, () => unknown>) {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const run = latest.current[event.key.toLowerCase()];
      if (!run || event.ctrlKey || event.metaKey || event.altKey || writes(event.target)) return;
      if (run() !== false) event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
