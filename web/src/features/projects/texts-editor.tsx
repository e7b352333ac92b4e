"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { ApiProblem } from "@/api/client";
import { Button } from "@/components/ui/button";
import { TextArea, TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/states";
import { useToasts } from "@/components/ui/toasts";
import { Problem } from "@/features/shell/problem";
import { keep, readKept } from "@/lib/kept";
import { Meter } from "./meter";
import { isChanged, leftOf, type Standing, type Texts, type Typed, typedIn, typedTags, useSaveTexts } from "./texts";

type Props = {
  projectId: string;
  language: string;
  from: Standing;
  onDone: () => void;
  onReload: () => void;
};

/** Whether texts of an episode were left in the middle of their editing. */
export const isTyping = (projectId: string) => readKept(typedIn(projectId)) !== null;

/** The texts in the creator's own words; what is typed stays, whatever happens to the page, until it is saved or put away. */
export function TextsEditor({ projectId, language, from, onDone, onReload }: Props) {
  const t = useTranslations("episode.publish");
  const ui = useTranslations("ui");
  const addToast = useToasts((state) => state.add);
  const place = typedIn(projectId);
  const [typed] = useState(() => readKept<Typed>(place));
  const [texts, setTexts] = useState(typed?.texts ?? from.texts);
  const [tags, setTags] = useState(typed?.tags ?? typedTags(from.texts.tags));
  const [asked, setAsked] = useState(false);
  const save = useSaveTexts(projectId);
  const isBehind = save.error instanceof ApiProblem && save.error.status === 412;
  const put = (fields: Partial<Texts>) => setTexts((now) => ({ ...now, ...fields }));
  // What was begun on an older state is saved on that one, so that a newer one is not written over unseen.
  const [base, setBase] = useState<Standing>({ texts: from.texts, version: typed?.version ?? from.version });
  const { version } = base;
  const isTyped = isChanged(base.texts, texts, tags);
  useEffect(
    () => keep(place, isTyped ? ({ texts, tags, version } satisfies Typed) : null),
    [place, isTyped, texts, tags, version],
  );
  const latest = useRef<Typed>({ texts, tags, version });
  useEffect(() => {
    latest.current = { texts, tags, version };
  }, [texts, tags, version]);
  const close = () => {
    keep(place, null);
    onDone();
  };
  const lacksTitle = texts.title.trim() === "";

  const store = () => {
    setAsked(true);
    if (lacksTitle || save.isPending) return;
    const sent = { texts, tags, version };
    save.mutate(sent, {
      onSuccess: ({ standing }) => {
        addToast(t("saved"));
        // What was typed while it was under way is the next edit.
        if (leftOf(latest.current, sent, standing)) setBase(standing);
        else close();
      },
    });
  };
  return (
    <form
      className="grid max-w-3xl gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        store();
      }}
    >
      <TextField
        label={t("name")}
        lang={language}
        value={texts.title}
        maxLength={255}
        autoFocus
        error={asked && lacksTitle ? t("empty") : undefined}
        hint={<Meter text={texts.title} kind="name" />}
        onChange={(event) => put({ title: event.target.value })}
      />
      <TextArea
        label={t("description")}
        lang={language}
        value={texts.description}
        maxLength={4000}
        rows={6}
        hint={<Meter text={texts.description} kind="description" />}
        onChange={(event) => put({ description: event.target.value })}
      />
      <TextField
        label={t("tags")}
        lang={language}
        value={tags}
        hint={t("tagsHint")}
        onChange={(event) => setTags(event.target.value)}
      />
      <TextArea
        label={t("notes")}
        lang={language}
        value={texts.notes}
        maxLength={20_000}
        rows={12}
        hint={t("notesHint")}
        onChange={(event) => put({ notes: event.target.value })}
      />
      {isBehind ? (
        <Notice
          tone="warn"
          action={
            <Button
              size="sm"
              onClick={() => {
                keep(place, null);
                onReload();
              }}
            >
              {t("reload")}
            </Button>
          }
        >
          {t("conflict")}
        </Notice>
      ) : (
        save.error && <Problem fault={save.error} />
      )}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary" busy={save.isPending}>
          {t("save")}
        </Button>
        <Button onClick={close}>{ui("cancel")}</Button>
      </div>
    </form>
  );
}
