"use client";

import { useFormatter, useLocale, useNow, useTranslations } from "next-intl";
import type { Schemas } from "@/api/client";
import { Way } from "@/components/ui/way";
import { paths } from "@/lib/paths";
import { notesEveryMs, useNotes } from "./use-notes";

const most = 5;

/** The first sentence of a note names its episode; its title alone does not. */
const words = (note: Schemas["NotificationView"]) => note.body.split("\n")[0] || note.title;

/** The last things that happened, each leading to its episode. Nothing is shown before anything has. */
export function Recent() {
  const t = useTranslations("shell");
  const language = useLocale();
  const format = useFormatter();
  const now = useNow({ updateInterval: notesEveryMs });
  const { notes } = useNotes();
  const items = notes.data?.items.slice(0, most) ?? [];
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="recent-title" className="mt-16">
      <h2 id="recent-title" className="headline text-2xl">
        {t("recent")}
      </h2>
      <ul className="mt-4 border-t border-line">
        {items.map((note) => (
          <li key={note.id} className="flex min-h-11 items-baseline justify-between gap-6 border-b border-line py-2.5">
            {note.project_id ? (
              <Way
                href={paths.project(language, note.project_id)}
                className="min-w-0 truncate underline-offset-4 hover:underline"
              >
                {words(note)}
              </Way>
            ) : (
              <span className="min-w-0 truncate">{words(note)}</span>
            )}
            <time dateTime={note.created_at} className="shrink-0 text-sm text-ink-3">
              {format.relativeTime(new Date(note.created_at), now)}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}
