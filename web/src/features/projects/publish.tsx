"use client";

import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/button";
import { useToasts } from "@/components/ui/toasts";
import { classes } from "@/lib/classes";
import type { ProjectView } from "./queries";
import { ShowNotes } from "./show-notes";

// What the directories show before they cut off (Apple Podcasts for Creators; Spotify for Creators).
const limits = { name: { apple: 255, spotify: 200 }, description: { apple: 4000, spotify: 4000 } };

type Seo = {
  title?: string;
  description?: string;
  summary?: string;
  tags?: string[];
  keywords?: string[];
  show_notes?: string;
};

function Meter({ count, kind }: { count: number; kind: keyof typeof limits }) {
  const t = useTranslations("episode.publish");
  return (
    <p className="clock flex flex-wrap gap-x-5 text-sm text-ink-3">
      {(["apple", "spotify"] as const).map((place) => (
        <span key={place} className={classes(count > limits[kind][place] && "font-medium text-danger")}>
          {t(place, { count, most: limits[kind][place] })}
          {count > limits[kind][place] && ` · ${t("over")}`}
        </span>
      ))}
    </p>
  );
}

function Part({ label, text, children }: { label: string; text: string; children: React.ReactNode }) {
  const t = useTranslations("episode.publish");
  const addToast = useToasts((state) => state.add);
  const copy = () => void navigator.clipboard.writeText(text).then(() => addToast(t("copied")));
  return (
    <section className="border-b border-line py-5">
      <div className="flex items-center justify-between gap-4">
        <h2 className="font-semibold">{label}</h2>
        <IconButton label={t("copy", { name: label })} onClick={copy}>
          <Copy aria-hidden className="size-4.5" />
        </IconButton>
      </div>
      {children}
    </section>
  );
}

export function Publish({ project }: { project: ProjectView }) {
  const t = useTranslations("episode.publish");
  const seo = (project.seo_metadata ?? null) as Seo | null;
  if (!seo) return <p className="text-ink-3">{t("none")}</p>;
  const title = seo.title ?? project.title;
  const description = seo.description ?? seo.summary ?? "";
  const tags = seo.tags ?? seo.keywords ?? [];
  return (
    <div className="max-w-3xl border-t border-line">
      <Part label={t("name")} text={title}>
        <p className="words mb-2 text-xl" lang={project.language}>
          {title}
        </p>
        <Meter count={[...title].length} kind="name" />
      </Part>
      <Part label={t("description")} text={description}>
        <p className="words mb-2 text-lg leading-relaxed whitespace-pre-line" lang={project.language}>
          {description}
        </p>
        <Meter count={[...description].length} kind="description" />
      </Part>
      {tags.length > 0 && (
        <Part label={t("tags")} text={tags.join(", ")}>
          <ul className="flex flex-wrap gap-2" lang={project.language}>
            {tags.map((tag) => (
              <li key={tag} className="rounded-sm bg-sunk px-2.5 py-1 text-sm">
                {tag}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {seo.show_notes && (
        <Part label={t("notes")} text={seo.show_notes}>
          <ShowNotes markdown={seo.show_notes} language={project.language} />
        </Part>
      )}
    </div>
  );
}
