"use client";

import { type RefObject, useEffect, useRef } from "react";
import { keyName } from "@/lib/key-name";

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
 * nothing to do: the key is the browser's then. A dialog that is open keeps the keys from what lies beneath it; `place` says where these
 * belong.
 */
export function useKeys(keys: Record<string, () => unknown>, place?: RefObject<Element | null>) {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const key = keyName(event);
      const run = latest.current[key];
      if (
        event.defaultPrevented ||
        !run ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        isTaken(key, event.target)
      )
        return;
      const dialog = [...document.querySelectorAll("[role=dialog]")].at(-1);
      if (dialog && !dialog.contains(place?.current ?? null)) return;
      if (run() !== false) event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [place]);
}
