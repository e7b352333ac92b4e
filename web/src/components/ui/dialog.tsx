"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "./button";
import type { DialogProps } from "./dialog-frame";

const DialogFrame = dynamic(() => import("./dialog-frame"), { ssr: false });

/** Its frame is fetched when it is first opened: most pages are left without one. */
export function Dialog(props: DialogProps) {
  const [wasOpen, setWasOpen] = useState(props.open);
  if (props.open && !wasOpen) setWasOpen(true);
  return wasOpen ? <DialogFrame {...props} /> : null;
}

type ConfirmProps = {
  open: boolean;
  onClose: () => void;
  onConfirm: () => void;
  title: string;
  action: string;
  /** What leaves everything as it is, where that is not simply to keep it. */
  keep?: string;
  busy?: boolean;
  children: ReactNode;
};

/** Asks before something that cannot be undone. */
export function Confirm({ open, onClose, onConfirm, title, action, keep, busy, children }: ConfirmProps) {
  const t = useTranslations("ui");
  return (
    <Dialog open={open} onClose={onClose} title={title}>
      <div className="text-ink-2">{children}</div>
      <div className="mt-6 flex flex-wrap justify-end gap-3">
        <Button onClick={onClose} autoFocus>
          {keep ?? t("keep")}
        </Button>
        <Button look="danger" busy={busy} onClick={onConfirm}>
          {action}
        </Button>
      </div>
    </Dialog>
  );
}
