"use client";

import { useEffect, useState } from "react";

/** Whether a value has stayed the same for a while: whoever hurries past does not ask the server for what is left again at once. */
export function useSettled(value: unknown, ms: number): boolean {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled === value;
}
