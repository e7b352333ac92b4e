"use client";

import { useEffect, useState } from "react";
import { useEntering } from "./use-door";

type External = "none" | "working" | "failed";

/** Takes the code that a sign-in elsewhere left in the address's fragment; it is good once. */
export function useExternalSignIn(): External {
  const enter = useEntering();
  const [state, setState] = useState<External>("none");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the fragment is read once, when the page opens
  useEffect(() => {
    const fragment = new URLSearchParams(location.hash.slice(1));
    const code = fragment.get("code");
    if (!code && !fragment.get("error")) return;
    history.replaceState(null, "", location.pathname + location.search);
    if (!code) {
      setState("failed");
      return;
    }
    setState("working");
    fetch("/api/v1/auth/token", {
      method: "POST",
      body: new URLSearchParams({ grant_type: "authorization_code", code }),
    })
      .then(async (answer) => (answer.ok ? enter(await answer.json()) : setState("failed")))
      .catch(() => setState("failed"));
  }, []);
  return state;
}
