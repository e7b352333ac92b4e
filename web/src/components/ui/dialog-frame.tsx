"use client";

import { DialogBackdrop, DialogPanel, DialogTitle, Dialog as Headless } from "@headlessui/react";
import { type ReactNode, useEffect, useRef } from "react";
import { classes } from "@/lib/classes";

export type DialogProps = { open: boolean; onClose: () => void; title: string; children: ReactNode; wide?: boolean };

/** On a phone it is a sheet from below. Focus goes back to where it came from, also from the very first one. */
export default function DialogFrame({ open, onClose, title, children, wide }: DialogProps) {
  const opener = useRef<Element | null>(null);
  if (open && !opener.current && typeof document !== "undefined") opener.current = document.activeElement;
  useEffect(() => {
    if (open) return;
    const from = opener.current;
    opener.current = null;
    requestAnimationFrame(() => {
      if (document.activeElement === document.body && from instanceof HTMLElement) from.focus();
    });
  }, [open]);
  return (
    <Headless open={open} onClose={onClose} className="relative z-50">
      <DialogBackdrop className="fixed inset-0 bg-[rgb(var(--shade)/0.5)]" />
      <div className="fixed inset-0 flex items-end justify-center sm:items-center sm:p-6">
        {/* React hands events up its own tree, out of the portal: a form in here must not send the one that the dialog belongs to. */}
        <DialogPanel
          onSubmit={(event) => event.stopPropagation()}
          className={classes(
            "max-h-[92dvh] w-full overflow-y-auto rounded-t-lg border border-line bg-surface p-6 sm:rounded-lg",
            wide ? "sm:max-w-3xl" : "sm:max-w-md",
          )}
        >
          <DialogTitle className="headline text-xl">{title}</DialogTitle>
          <div className="mt-4">{children}</div>
        </DialogPanel>
      </div>
    </Headless>
  );
}
