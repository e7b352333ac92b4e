"use client";

import { type ComponentType, useEffect, useRef, useState } from "react";

/** A part that is fetched when its button is about to be pressed, and takes that button's place when it is. */
export function useOnCall<P>(load: () => Promise<ComponentType<P>>) {
  const [Part, setPart] = useState<ComponentType<P> | null>(null);
  // What could not be fetched is asked for again at the next press.
  const prepare = () => void load().catch(() => undefined);
  const call = () =>
    void load()
      .then((part) => setPart(() => part))
      .catch(() => undefined);
  return { Part, prepare, call };
}

/** The button of such a part: it takes the focus over, and opens. */
export function useCalled() {
  const button = useRef<HTMLButtonElement>(null);
  const wasOpened = useRef(false);
  useEffect(() => {
    if (wasOpened.current) return;
    wasOpened.current = true;
    button.current?.focus({ preventScroll: true });
    button.current?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  }, []);
  return button;
}
