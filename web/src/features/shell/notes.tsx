"use client";

import { useTranslations } from "next-intl";
import { useOnCall } from "@/components/ui/on-call";
import { useLater } from "@/lib/use-later";
import { NotesBell, notesButtonClasses } from "./notes-bell";
import { useNotes } from "./use-notes";

const load = () => import("./notes-frame").then((part) => part.default);

/** What happened while the user was away; what lists it is fetched when it is first opened. */
export function Notes() {
  const t = useTranslations("shell");
  const { notes } = useNotes(useLater());
  const { Part, prepare, call } = useOnCall(load);
  if (Part) return <Part />;
  const unread = notes.data?.unread ?? 0;
  return (
    <button
      type="button"
      aria-label={t("notes", { count: unread })}
      title={t("notes", { count: unread })}
      aria-expanded={false}
      onPointerEnter={prepare}
      onFocus={prepare}
      onClick={call}
      className={notesButtonClasses}
    >
      <NotesBell unread={unread} />
    </button>
  );
}
