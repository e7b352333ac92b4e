"use client";

import { CloseButton, Popover, PopoverButton, PopoverPanel } from "@headlessui/react";
import { useFormatter, useLocale, useNow, useTranslations } from "next-intl";
import type { Schemas } from "@/api/client";
import { useCalled } from "@/components/ui/on-call";
import { Way } from "@/components/ui/way";
import { classes } from "@/lib/classes";
import { paths } from "@/lib/paths";
import { NotesBell, notesButtonClasses } from "./notes-bell";
import { notesEveryMs, useNotes } from "./use-notes";

function Note({ note, onRead }: { note: Schemas["NotificationView"]; onRead: () => void }) {
  const t = useTranslations("shell");
  const language = useLocale();
  const now = useNow({ updateInterval: notesEveryMs });
  const format = useFormatter();
  const content = (
    <>
      <span className={classes("block", note.read_at === null ? "font-semibold" : "text-ink-2")}>
        {note.read_at === null && <span className="sr-only">{t("unread")}: </span>}
        {note.title}
      </span>
      <span className="mt-0.5 line-clamp-2 block text-sm text-ink-2">{note.body.split("\n")[0]}</span>
      <time dateTime={note.created_at} className="mt-1 block text-sm text-ink-3">
        {format.relativeTime(new Date(note.created_at), now)}
      </time>
    </>
  );
  const shape = "block w-full px-4 py-3 text-left hover:bg-sunk focus-visible:-outline-offset-2";
  return (
    <li className="border-b border-line last:border-b-0">
      {note.project_id ? (
        <CloseButton as={Way} href={paths.project(language, note.project_id)} onClick={onRead} className={shape}>
          {content}
        </CloseButton>
      ) : (
        <button type="button" onClick={onRead} className={shape}>
          {content}
        </button>
      )}
    </li>
  );
}

export default function NotesFrame() {
  const t = useTranslations("shell");
  const { notes, read } = useNotes();
  const unread = notes.data?.unread ?? 0;
  const button = useCalled();
  return (
    <Popover>
      <PopoverButton
        ref={button}
        aria-label={t("notes", { count: unread })}
        title={t("notes", { count: unread })}
        className={notesButtonClasses}
      >
        <NotesBell unread={unread} />
      </PopoverButton>
      <PopoverPanel
        anchor={{ to: "bottom end", gap: 4, padding: 8 }}
        className="z-40 max-h-[70dvh] w-80 overflow-y-auto rounded-md border border-line bg-surface shadow-[0_8px_30px_rgb(var(--shade)/0.14)] focus:outline-none"
      >
        {notes.data && notes.data.items.length > 0 ? (
          <ul>
            {notes.data.items.map((note) => (
              <Note key={note.id} note={note} onRead={() => note.read_at === null && read.mutate(note.id)} />
            ))}
          </ul>
        ) : (
          <p className="px-4 py-6 text-ink-3">{t("noNotes")}</p>
        )}
      </PopoverPanel>
    </Popover>
  );
}
