"use client";

import { useEffect, useRef } from "react";

const written = "textarea, select, input:not([type=range]), [role=menu], [role=listbox]";
const moved = "input, video, [role=tab], [role=radio]";
const pressed = `${moved}, button, a, summary`;

/** Whether a key already means something where it is pressed: letters in what is written, arrows in what they move, the others on what they press. */
export function isTaken(key: string, target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest(written)) return true;
  if (key.startsWith("arrow")) return target.closest(moved) !== null;
  return key === " " && target.closest(pressed) !== null;
}

/**
 * Keys of the page, by their names in lower case, except where a key already means something, and with modifiers. What gives false had
 * nothing to do: the key is the browser's then.
 */
export function useKeys(keys: Record<string, () => unknown>) {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      const run = latest.current[key];
      if (!run || event.ctrlKey || event.metaKey || event.altKey || isTaken(key, event.target)) return;
      if (run() !== false) event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
