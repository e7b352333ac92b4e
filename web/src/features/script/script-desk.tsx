"use client";

import { Redo2, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fragment, type KeyboardEvent, useDeferredValue, useState } from "react";
import { ApiProblem, type Schemas } from "@/api/client";
import { Button, IconButton } from "@/components/ui/button";
import { Loading, Notice, Skeleton } from "@/components/ui/states";
import { useToasts } from "@/components/ui/toasts";
import type { ProjectView } from "@/features/projects/queries";
import { Problem } from "@/features/shell/problem";
import { add, change, type Line, merge, move, moveTo, put, redo, remove, replaceAll, split, undo } from "./editing";
import { Find } from "./find";
import { LineAgain } from "./line-again";
import { type LineAction, LineEditor } from "./line-editor";
import { Passages } from "./passages";
import { type HeardLine, Takes } from "./takes";
import { Unspoken } from "./unspoken";
import { useDesk, useScriptChanges, useScriptInForce } from "./use-desk";
import { useTakes } from "./use-takes";
import { Versions } from "./versions";

const acts: Record<LineAction, (lines: Line[], key: string) => Line[]> = {
  up: (lines, key) => move(lines, key, -1),
  down: (lines, key) => move(lines, key, 1),
  merge,
  add,
  delete: remove,
};

type DeskProps = { project: ProjectView; script: Schemas["ScriptView"]; onReload: () => void };

function Open({ project, script, onReload }: DeskProps) {
  const { id: projectId, language } = project;
  const locked = project.status === "generating";
  const t = useTranslations("script");
  const addToast = useToasts((state) => state.add);
  const { desk, setDesk, changed, isDirty } = useDesk(projectId, script);
  const changes = useScriptChanges(projectId);
  const { save } = changes;
  const take = useTakes(project);
  const [again, setAgain] = useState<string | null>(null);
  const [resting, setResting] = useState<{ number: number; ids: string[] } | null>(null);
  const [heard, setHeard] = useState<HeardLine | null>(null);
  const speakers = [
    ...new Set([...script.speakers.map((speaker) => speaker.name), ...desk.lines.map((line) => line.speaker)]),
  ];
  const isBehind = save.error instanceof ApiProblem && save.error.status === 412;

  const edit = (lines: Line[], name: string | null = null) => setDesk((now) => change(now, lines, name));
  const store = () => {
    if (!isDirty || locked || save.isPending) return;
    save.mutate(
      { version: script.version, lines: desk.lines },
      { onSuccess: (next) => addToast(t("saved", { version: next.version })) },
    );
  };
  const press = (event: KeyboardEvent) => {
    if (!(event.metaKey || event.ctrlKey)) return;
    const key = event.key.toLowerCase();
    if (key === "s") store();
    else if (key === "z") setDesk(event.shiftKey ? redo : undo);
    else if (key === "y") setDesk(redo);
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the whole desk; each of them has a button too
    <div onKeyDown={press}>
      <div className="sticky top-0 z-10 -mx-4 grid gap-3 border-b border-line bg-paper px-4 py-3 md:-mx-8 md:px-8">
        <div className="flex flex-wrap items-center gap-2">
          <IconButton label={t("undo")} disabled={desk.past.length === 0} onClick={() => setDesk(undo)}>
            <Undo2 aria-hidden className="size-5" />
          </IconButton>
          <IconButton label={t("redo")} disabled={desk.future.length === 0} onClick={() => setDesk(redo)}>
            <Redo2 aria-hidden className="size-5" />
          </IconButton>
          <p className="mr-auto text-sm text-ink-2" role="status">
            {changed.size > 0 ? t("unsaved", { count: changed.size }) : isDirty ? "" : t("clean")}
          </p>
          <Button look="primary" size="sm" disabled={!isDirty || locked} busy={save.isPending} onClick={store}>
            {t("save")}
          </Button>
        </div>
        <Find lines={desk.lines} locked={locked} onReplace={(words, by) => edit(replaceAll(desk.lines, words, by))} />
      </div>
      <div className="mt-4 grid gap-4">
        {locked && <Notice tone="warn">{t("busy")}</Notice>}
        {!locked && !isDirty && <Unspoken project={project} spokenOf={script.created_at} />}
        {isBehind ? (
          <Notice
            tone="warn"
            action={
              <Button size="sm" onClick={onReload}>
                {t("reload")}
              </Button>
            }
          >
            {t("conflict")}
          </Notice>
        ) : (
          save.error && <Problem fault={save.error} onRetry={store} />
        )}
      </div>
      <ol className="mt-2">
        {desk.lines.map((line, i) => (
          <Fragment key={line.key}>
            {line.chapter && line.chapter !== desk.lines[i - 1]?.chapter && (
              <li className="pt-8 pb-2">
                <h2 className="headline text-xl" lang={language}>
                  {line.chapter}
                </h2>
              </li>
            )}
            <LineEditor
              line={line}
              number={i + 1}
              speakers={speakers}
              language={language}
              changed={changed.has(line.key)}
              locked={locked}
              onPlay={changed.has(line.key) ? undefined : take(line.text, i)}
              onText={(text) => edit(put(desk.lines, line.key, { text }), `text-${line.key}`)}
              onSpeaker={(speaker) => edit(put(desk.lines, line.key, { speaker }))}
              onSplit={(at) => edit(split(desk.lines, line.key, at))}
              onAgain={isDirty || !line.id ? undefined : () => setAgain(line.id ?? null)}
              onTakes={line.id && project.audio_url ? () => setHeard({ id: line.id ?? "", number: i + 1 }) : undefined}
              onPassages={() => setResting({ number: i + 1, ids: line.sources })}
              onDrop={(key) => edit(moveTo(desk.lines, key, line.key))}
              onAct={(action) => edit(acts[action](desk.lines, line.key))}
            />
          </Fragment>
        ))}
      </ol>
      <p className="mt-4 text-sm text-ink-3">{t("help")}</p>
      <Passages projectId={projectId} language={language} shown={resting} onClose={() => setResting(null)} />
      <Takes project={project} line={heard} onClose={() => setHeard(null)} />
      <LineAgain projectId={projectId} segmentId={again} onClose={() => setAgain(null)} />
      <div className="mt-10 max-w-xl">
        <Versions projectId={projectId} current={script.version} locked={locked || isDirty} changes={changes} />
      </div>
    </div>
  );
}

export function ScriptDesk({ project }: { project: ProjectView }) {
  const t = useTranslations("script");
  const ui = useTranslations("ui");
  const script = useScriptInForce(project.id);
  // Drawn piece by piece: a long script in one go would hold everything else up.
  const data = useDeferredValue(script.data);
  if (script.isError) return <Problem fault={script.error} onRetry={() => void script.refetch()} />;
  if (data === undefined)
    return (
      <Loading label={ui("loading")}>
        <Skeleton className="h-80" />
      </Loading>
    );
  if (!data) return <p className="text-ink-3">{t("none")}</p>;
  return <Open key={data.version} project={project} script={data} onReload={() => void script.refetch()} />;
}
