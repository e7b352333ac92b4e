"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";

const follow = (changed: () => void) => {
  window.addEventListener("online", changed);
  window.addEventListener("offline", changed);
  return () => {
    window.removeEventListener("online", changed);
    window.removeEventListener("offline", changed);
  };
};

export const useOnline = () =>
  useSyncExternalStore(
    follow,
    () => navigator.onLine,
    () => true,
  );

export function OfflineBar() {
  const t = useTranslations("ui");
  const online = useOnline();
  return (
    <div role="status" className="sticky top-0 z-30">
      {!online && <p className="bg-warn-soft px-4 py-2 text-center text-sm text-ink">{t("offline")}</p>}
    </div>
  );
}
