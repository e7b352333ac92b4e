"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { create } from "zustand";
import { IconButton } from "./button";

type Toast = { id: number; text: string; action?: { label: string; run: () => void } };

type Toasts = { toasts: Toast[]; add: (text: string, action?: Toast["action"]) => void; remove: (id: number) => void };

let last = 0;

/** For what has no place of its own on the page; everything else is said where it belongs. */
export const useToasts = create<Toasts>((set) => ({
  toasts: [],
  add: (text, action) =>
    set((state) => {
      last += 1;
      return { toasts: [...state.toasts.slice(-2), action ? { id: last, text, action } : { id: last, text }] };
    }),
  remove: (id) => set((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) })),
}));

const lifetimeMs = 7000;

function ToastCard({ toast }: { toast: Toast }) {
  const t = useTranslations("ui");
  const remove = useToasts((state) => state.remove);
  useEffect(() => {
    const timer = setTimeout(() => remove(toast.id), lifetimeMs);
    return () => clearTimeout(timer);
  }, [toast.id, remove]);
  return (
    <div className="flex items-center gap-2 rounded-md bg-ink py-1 pr-1 pl-4 text-paper shadow-[0_8px_30px_rgb(var(--shade)/0.25)]">
      <p className="py-2">{toast.text}</p>
      {toast.action && (
        <button type="button" className="min-h-11 px-2 font-medium underline" onClick={toast.action.run}>
          {toast.action.label}
        </button>
      )}
      <IconButton
        label={t("close")}
        className="text-paper hover:bg-transparent hover:text-paper"
        onClick={() => remove(toast.id)}
      >
        <X aria-hidden className="size-4" />
      </IconButton>
    </div>
  );
}

export function Toasts() {
  const toasts = useToasts((state) => state.toasts);
  return (
    <div
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 bottom-36 z-40 grid justify-items-center gap-2 md:bottom-24"
    >
      {toasts.map((toast) => (
        <div key={toast.id} className="pointer-events-auto">
          <ToastCard toast={toast} />
        </div>
      ))}
    </div>
  );
}
