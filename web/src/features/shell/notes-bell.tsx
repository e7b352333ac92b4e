import { Bell } from "lucide-react";

export const notesButtonClasses =
  "relative inline-flex size-11 items-center justify-center rounded-md text-ink-2 hover:bg-sunk hover:text-ink";

export function NotesBell({ unread }: { unread: number }) {
  return (
    <>
      <Bell aria-hidden className="size-[1.125rem]" />
      {unread > 0 && <span aria-hidden className="absolute top-2.5 right-2.5 size-2 rounded-full bg-accent" />}
    </>
  );
}
