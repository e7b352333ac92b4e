"use client";

import { DialogBackdrop, DialogPanel, DialogTitle, Dialog as Headless } from "@headlessui/react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classes } from "@/lib/classes";
import { Button } from "./button";

type DialogProps = { open: boolean; onClose: () => void; title: string; children: ReactNode; wide?: boolean };

/** On a phone it is a sheet from below. Focus goes back to where it came from. */
export function Dialog({ open, onClose, title, children, wide }: DialogProps) {
  return (
    <Headless open={open} onClose={onClose} className="relative z-50">
      <DialogBackdrop className="fixed inset-0 bg-[rgb(var(--shade)/0.5)]" />
      <div className="fixed inset-0 flex items-end justify-center sm:items-center sm:p-6">
        <DialogPanel
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

type ConfirmProps = {
  open: boolean;
  onClose: () => void;
  onConfirm: () => void;
  title: string;
  action: string;
  busy?: boolean;
  children: ReactNode;
};

/** Asks before something that cannot be undone. */
export function Confirm({ open, onClose, onConfirm, title, action, busy, children }: ConfirmProps) {
  const t = useTranslations("ui");
  return (
    <Dialog open={open} onClose={onClose} title={title}>
      <div className="text-ink-2">{children}</div>
      <div className="mt-6 flex flex-wrap justify-end gap-3">
        <Button onClick={onClose} autoFocus>
          {t("keep")}
        </Button>
        <Button look="danger" busy={busy} onClick={onConfirm}>
          {action}
        </Button>
      </div>
    </Dialog>
  );
}
