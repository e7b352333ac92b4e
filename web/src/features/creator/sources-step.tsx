"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { FileUp, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useDropzone } from "react-dropzone";
import { api, body, type Schemas, send, upload } from "@/api/client";
import { Button, IconButton } from "@/components/ui/button";
import { TextArea, TextField } from "@/components/ui/field";
import { Loading, Notice, Skeleton } from "@/components/ui/states";
import { Problem } from "@/features/shell/problem";
import { useSaid } from "@/features/shell/use-said";
import { classes } from "@/lib/classes";
import { keep, readKept } from "@/lib/kept";
import { useOpenings, useSources } from "./queries";

const mostBytes = 20 * 1024 * 1024;
const accept = {
  "application/pdf": [".pdf"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": [".docx"],
  "application/epub+zip": [".epub"],
  "text/markdown": [".md", ".markdown"],
  "text/html": [".html", ".htm"],
  "text/plain": [".txt"],
  "application/x-subrip": [".srt"],
  "text/vtt": [".vtt"],
};

type SourceView = Schemas["SourceView"];
type Wanted = { file: File } | { url: string } | { text: string; title: string };

function useChanges(id: string) {
  const client = useQueryClient();
  const again = () => client.invalidateQueries({ queryKey: ["sources", id] });
  const add = useMutation({
    mutationFn: (wanted: Wanted) =>
      "file" in wanted
        ? upload<SourceView>(`/api/v1/projects/${id}/sources`, wanted.file)
        : send<SourceView>("POST", `/api/v1/projects/${id}/sources`, wanted),
    onSettled: again,
  });
  const remove = useMutation({
    mutationFn: (sourceId: string) =>
      body(api.DELETE("/api/v1/projects/{id}/sources/{sourceId}", { params: { path: { id, sourceId } } })),
    onSettled: again,
  });
  return { add, remove };
}

type RowProps = { source: SourceView; opening: string | undefined; onRemove: () => void };

function SourceRow({ source, opening, onRemove }: RowProps) {
  const t = useTranslations("creator.sources");
  const said = useSaid();
  const name = source.title ?? source.origin;
  return (
    <li className="flex items-start gap-3 border-b border-line py-3">
      <div className="min-w-0 flex-1">
        <p className="words truncate text-lg">{name}</p>
        <p className="text-sm text-ink-3">
          {source.is_read ? t("read", { characters: source.characters, passages: source.passages }) : t("later")}
        </p>
        {opening && <p className="words mt-1.5 line-clamp-2 text-ink-2">{opening}</p>}
        {source.notes.map((note, i) => {
          const words = said(source.said[i], note);
          return (
            <p key={note} lang={words ? undefined : "en"} className="text-sm text-warn">
              {words ?? note}
            </p>
          );
        })}
      </div>
      <IconButton label={t("remove", { name })} onClick={onRemove}>
        <X aria-hidden className="size-4.5" />
      </IconButton>
    </li>
  );
}

export function SourcesStep({ projectId }: { projectId: string }) {
  const t = useTranslations("creator.sources");
  const flaws = useTranslations("creator.errors");
  const ui = useTranslations("ui");
  const sources = useSources(projectId);
  const openings = useOpenings(
    projectId,
    (sources.data ?? []).filter((source) => source.is_read).map((source) => source.id),
  );
  const { add, remove } = useChanges(projectId);
  const place = `muse.source.${projectId}`;
  const [typed] = useState(() => readKept<{ url: string; text: string }>(place));
  const [url, setUrl] = useState(typed?.url ?? "");
  const [urlFlaw, setUrlFlaw] = useState(false);
  const [text, setText] = useState(typed?.text ?? "");
  const [refused, setRefused] = useState<string[]>([]);
  const drop = useDropzone({
    accept,
    maxSize: mostBytes,
    // The button within is pressed by keys, and its press is the whole field's.
    noKeyboard: true,
    onDrop: async (files, rejections) => {
      setRefused(rejections.map((rejection) => rejection.file.name));
      for (const file of files) await add.mutateAsync({ file }).catch(() => undefined);
    },
  });

  useEffect(() => keep(place, url || text ? { url, text } : null), [place, url, text]);

  const addUrl = () => {
    const fits = /^https?:\/\/\S+$/i.test(url.trim());
    setUrlFlaw(!fits);
    if (fits) add.mutate({ url: url.trim() }, { onSuccess: () => setUrl("") });
  };
  const addText = () => add.mutate({ text, title: t("pasted") }, { onSuccess: () => setText("") });

  return (
    <>
      <div
        {...drop.getRootProps()}
        className={classes(
          "grid justify-items-center gap-2 rounded-md border-2 border-dashed px-6 py-10 text-center",
          drop.isDragActive ? "border-accent bg-accent-soft" : "border-line-strong hover:bg-sunk",
        )}
      >
        <input {...drop.getInputProps({ "aria-label": t("drop") })} />
        <FileUp aria-hidden className="size-7 text-accent" />
        <button type="button" className="min-h-11 font-medium">
          {t(drop.isDragActive ? "dropNow" : "drop")}
        </button>
        <p className="text-sm text-ink-3">{t("kinds")}</p>
      </div>
      {refused.map((name) => (
        <Notice key={name} tone="warn">
          {t("tooBig", { name })}
        </Notice>
      ))}
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-3">
        <TextField
          label={t("url")}
          type="url"
          inputMode="url"
          hint={t("urlHint")}
          value={url}
          onChange={(event) => setUrl(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            addUrl();
          }}
          error={urlFlaw ? flaws("url") : undefined}
        />
        <Button className="mt-[1.8rem]" onClick={addUrl} busy={add.isPending} disabled={!url.trim()}>
          {t("add")}
        </Button>
      </div>
      <div className="grid justify-items-end gap-3">
        <div className="w-full">
          <TextArea
            label={t("paste")}
            rows={4}
            value={text}
            onChange={(event) => setText(event.target.value)}
            className="words"
          />
        </div>
        <Button onClick={addText} busy={add.isPending} disabled={!text.trim()}>
          {t("pasteAdd")}
        </Button>
      </div>
      {add.error && <Problem fault={add.error} />}
      {remove.error && <Problem fault={remove.error} />}
      <div aria-live="polite">
        {add.isPending && add.variables && (
          <p className="text-ink-3">
            {t("reading", {
              name:
                "file" in add.variables
                  ? add.variables.file.name
                  : "url" in add.variables
                    ? add.variables.url
                    : t("pasted"),
            })}
          </p>
        )}
        {sources.isPending ? (
          <Loading label={ui("loading")}>
            <Skeleton className="h-14" />
          </Loading>
        ) : sources.isError ? (
          <Problem fault={sources.error} onRetry={() => void sources.refetch()} />
        ) : sources.data.length === 0 ? (
          <p className="text-ink-3">{t("none")}</p>
        ) : (
          <ul className="border-t border-line">
            {sources.data.map((source) => (
              <SourceRow
                key={source.id}
                source={source}
                opening={openings.data?.get(source.id)}
                onRemove={() => remove.mutate(source.id)}
              />
            ))}
          </ul>
        )}
      </div>
    </>
  );
}
