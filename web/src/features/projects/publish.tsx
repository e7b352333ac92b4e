"use client";

import { useMutation } from "@tanstack/react-query";
import { Copy, PencilLine } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/states";
import { useToasts } from "@/components/ui/toasts";
import { Problem } from "@/features/shell/problem";
import { copyText } from "@/lib/copy-text";
import { CertificatePart } from "./certificate-part";
import { WholePackage } from "./files";
import { Meter } from "./meter";
import type { ProjectView } from "./queries";
import { useAssets } from "./queries-files";
import { ShowNotes } from "./show-notes";
import { readTexts, textsOf, usePack } from "./texts";
import { isTyping, TextsEditor } from "./texts-editor";

function Part({ label, text, children }: { label: string; text: string; children: React.ReactNode }) {
  const t = useTranslations("episode.publish");
  const addToast = useToasts((state) => state.add);
  const copy = () =>
    void copyText(text).then(
      () => addToast(t("copied")),
      () => addToast(t("notCopied")),
    );
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

/** Says that the package is older than the texts, and packs it again. */
function Stale({ project }: { project: ProjectView }) {
  const t = useTranslations("episode.publish");
  const { data: assets } = useAssets(project.id);
  const pack = usePack(project.id);
  const packed = assets?.find((asset) => asset.path === "downloads/resources.zip");
  const edited = (project.seo_metadata as { edited_at?: string } | null)?.edited_at;
  if (!edited || !packed || project.status !== "completed") return null;
  if (Date.parse(packed.created_at) >= Date.parse(edited)) return null;
  return (
    <div className="mb-6">
      <Notice
        title={t("stale")}
        action={
          <Button look="primary" busy={pack.isPending} onClick={() => pack.mutate()}>
            {t("pack")}
          </Button>
        }
      >
        {pack.error && <Problem fault={pack.error} />}
      </Notice>
    </div>
  );
}

export function Publish({ project }: { project: ProjectView }) {
  const t = useTranslations("episode.publish");
  const [editing, setEditing] = useState<Awaited<ReturnType<typeof readTexts>> | null>(null);
  const open = useMutation({ mutationFn: () => readTexts(project.id), onSuccess: setEditing });
  const texts = textsOf(project);
  // Whoever was in the middle of it goes on there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is opened
  useEffect(() => {
    if (texts && isTyping(project.id)) open.mutate();
  }, []);
  if (!texts) return <p className="text-ink-3">{t("none")}</p>;
  if (editing)
    return (
      <TextsEditor
        key={editing.version}
        projectId={project.id}
        language={project.language}
        from={editing}
        onDone={() => setEditing(null)}
        onReload={() => open.mutate()}
      />
    );
  return (
    <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="min-w-0">
        <Stale project={project} />
        {open.error && <Problem fault={open.error} onRetry={() => open.mutate()} />}
        <Button busy={open.isPending} onClick={() => open.mutate()}>
          <PencilLine aria-hidden className="size-4.5" />
          {t("edit")}
        </Button>
        <div className="mt-5 border-t border-line">
          <Part label={t("name")} text={texts.title}>
            <p className="words mb-2 text-xl" lang={project.language}>
              {texts.title}
            </p>
            <Meter text={texts.title} kind="name" />
          </Part>
          <Part label={t("description")} text={texts.description}>
            <p className="words mb-2 text-lg leading-relaxed whitespace-pre-line" lang={project.language}>
              {texts.description}
            </p>
            <Meter text={texts.description} kind="description" />
          </Part>
          {texts.tags.length > 0 && (
            <Part label={t("tags")} text={texts.tags.join(", ")}>
              <ul className="flex flex-wrap gap-2" lang={project.language}>
                {texts.tags.map((tag) => (
                  <li key={tag} className="rounded-sm bg-sunk px-2.5 py-1 text-sm">
                    {tag}
                  </li>
                ))}
              </ul>
            </Part>
          )}
          {texts.notes && (
            <Part label={t("notes")} text={texts.notes}>
              <ShowNotes markdown={texts.notes} language={project.language} />
            </Part>
          )}
        </div>
      </div>
      <aside className="grid gap-6">
        <WholePackage project={project} className="w-full" />
        <CertificatePart projectId={project.id} />
      </aside>
    </div>
  );
}
