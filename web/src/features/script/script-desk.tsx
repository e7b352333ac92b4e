"use client";

import { useTranslations } from "next-intl";
import { Fragment, type KeyboardEvent, useCallback, useDeferredValue, useLayoutEffect, useRef, useState } from "react";
import { ApiProblem, type Schemas } from "@/api/client";
import { Button } from "@/components/ui/button";
import { Loading, Notice, Skeleton } from "@/components/ui/states";
import { useToasts } from "@/components/ui/toasts";
import { parts, useCosts } from "@/features/production/remake";
import type { ProjectView } from "@/features/projects/queries";
import { Problem } from "@/features/shell/problem";
import { classes } from "@/lib/classes";
import { keyName } from "@/lib/key-name";
import { useWide } from "@/lib/use-wide";
import { ChapterList } from "./chapter-list";
import { DeskBar } from "./desk-bar";
import {
  add,
  atOrBefore,
  change,
  type Line,
  merge,
  move,
  moveTo,
  put,
  redo,
  remove,
  replaceAll,
  split,
  undo,
} from "./editing";
import { Find } from "./find";
import { Inspector } from "./inspector";
import { LineAgain } from "./line-again";
import { LineEditor } from "./line-editor";
import type { LineAction } from "./line-menu";
import { Passages } from "./passages";
import { type HeardLine, Takes } from "./takes";
import { Unspoken } from "./unspoken";
import { useCaret } from "./use-caret";
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

/** `newer`: the version in force, where that is not the one on the desk any more. */
type DeskProps = {
  project: ProjectView;
  script: Schemas["ScriptView"];
  newer: Schemas["ScriptView"] | undefined;
  onNewer: () => void;
  onReload: () => Promise<unknown>;
};

function Open({ project, script, newer, onNewer, onReload }: DeskProps) {
  const { id: projectId, language } = project;
  const isMaking = project.status === "generating";
  const t = useTranslations("script");
  const isWide = useWide();
  const addToast = useToasts((state) => state.add);
  const { desk, setDesk, changed, isDirty, aside, bringBack, forget } = useDesk(projectId, script);
  const { lines } = desk;
  const changes = useScriptChanges(projectId, script.version);
  const { save } = changes;
  const locked = isMaking || changes.isGoingOver;
  const soundOf = useTakes(project);
  const price = useCosts().data?.[parts.tts];
  const caret = useCaret(lines);
  const finder = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState<string | null>(null);
  const [showsVersions, setShowsVersions] = useState(false);
  const [again, setAgain] = useState<string | null>(null);
  const [resting, setResting] = useState<{ number: number; ids: string[] } | null>(null);
  const [heard, setHeard] = useState<HeardLine | null>(null);
  const [currentKey, setCurrentKey] = useState<string>();
  const at = Math.max(
    0,
    lines.findIndex((line) => line.key === currentKey),
  );
  const current = lines[at];
  const speakers = [
    ...new Set([...script.speakers.map((speaker) => speaker.name), ...lines.map((line) => line.speaker)]),
  ];
  const isBehind = save.error instanceof ApiProblem && save.error.status === 412;

  // A desk on which nothing is unsaved goes over to a newer version by itself; one with edits only when it is told to.
  const goesOver = newer !== undefined && !changes.isPending && (!isDirty || changes.isDone);
  useLayoutEffect(() => {
    if (goesOver) onNewer();
  }, [goesOver, onNewer]);

  const edit = (next: Line[], name: string | null = null) => {
    if (!locked) setDesk((now) => change(now, next, name));
  };
  const goBack = (step: typeof undo) => {
    if (locked) return;
    caret.hold();
    setDesk(step);
  };
  const store = () => {
    if (!isDirty || locked) return;
    save.mutate(lines, {
      onSuccess: (next) => addToast(t("saved", { version: next.version })),
      onError: (fault) => {
        if (fault instanceof ApiProblem && fault.status === 412) void onReload();
      },
    });
  };
  const press = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    // React hands on what is pressed in the desk's dialogs, which do not lie in it.
    if (!(event.metaKey || event.ctrlKey) || !event.currentTarget.contains(target)) return;
    const key = keyName(event.nativeEvent);
    const isBack = key === "z" || key === "y";
    // Fields that are no lines of the script go back by themselves.
    if (isBack && target.closest("input, textarea:not([data-line])")) return;
    if (key === "s") store();
    else if (isBack) goBack(key === "z" && !event.shiftKey ? undo : redo);
    else if (key === "f" && words === null) setWords("");
    else if (key === "f") finder.current?.select();
    else return;
    event.preventDefault();
  };

  const divide = (i: number, place: number) => {
    const line = lines[i];
    if (!line) return;
    const next = split(lines, line.key, place);
    const second = next[i + 1];
    if (next.length > lines.length && second) caret.next(second.key, 0);
    edit(next);
  };
  const joinBefore = (i: number) => {
    const before = lines[i - 1];
    if (!before) return;
    caret.next(before.key, before.text.trimEnd().length);
    edit(merge(lines, before.key));
  };
  const act = (i: number, action: LineAction) => {
    const line = lines[i];
    if (!line) return;
    const next = acts[action](lines, line.key);
    const begun = next[i + 1];
    // A line that goes takes the focus with it, also from its menu.
    const neighbour = action === "delete" && next !== lines ? atOrBefore(next, i) : undefined;
    if (neighbour) caret.next(neighbour.key, 0);
    if (action === "add" && begun) caret.next(begun.key, 0);
    edit(next);
  };
  const againOf = (line: Line) => (isDirty || locked || !line.id ? undefined : () => setAgain(line.id ?? null));

  // The bar above is taller while something is looked for.
  const beneath = words === null ? "top-20" : "top-32";
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the whole desk; each of them has a button too
    <div onKeyDown={press}>
      <DeskBar
        desk={desk}
        changed={changed.size}
        isDirty={isDirty}
        price={price}
        isSaving={changes.isGoingOver}
        locked={isMaking}
        isFinding={words !== null}
        onUndo={() => goBack(undo)}
        onRedo={() => goBack(redo)}
        onFind={() => setWords(words === null ? "" : null)}
        onVersions={() => setShowsVersions(true)}
        onSave={store}
      >
        {words !== null && (
          <Find
            field={finder}
            lines={lines}
            words={words}
            locked={locked}
            onWords={setWords}
            onReplace={(by) => edit(replaceAll(lines, words, by))}
            onShow={(key) => {
              setCurrentKey(key);
              caret.show(key);
            }}
            onClose={() => {
              setWords(null);
              if (current) caret.now(current.key, 0);
            }}
          />
        )}
      </DeskBar>
      <div className="grid gap-4 empty:hidden [&:not(:empty)]:mt-4">
        {isMaking && <Notice tone="warn">{t("busy")}</Notice>}
        {!locked && !isDirty && <Unspoken project={project} spokenOf={script.created_at} />}
        {isDirty && !changes.isGoingOver && (newer || isBehind) ? (
          <Notice
            tone="warn"
            action={
              <Button size="sm" onClick={newer ? onNewer : () => void onReload()}>
                {t("reload")}
              </Button>
            }
          >
            {t("conflict")}
          </Notice>
        ) : (
          save.error && !isBehind && <Problem fault={save.error} onRetry={store} />
        )}
        {aside && !isDirty && !locked && (
          <Notice
            action={
              <>
                <Button size="sm" onClick={bringBack}>
                  {t("aside.back")}
                </Button>
                <Button size="sm" look="quiet" onClick={forget}>
                  {t("aside.forget")}
                </Button>
              </>
            }
          >
            {t("aside.text", { version: aside.version })}
          </Notice>
        )}
      </div>
      <div className="mt-5 grid gap-x-7 lg:grid-cols-[minmax(0,1fr)_17rem] xl:grid-cols-[8.5rem_minmax(0,1fr)_17rem]">
        <div className="max-xl:hidden">
          <div className={classes("sticky", beneath)}>
            <ChapterList
              lines={lines}
              language={language}
              current={current?.chapter}
              onGo={(key) => {
                setCurrentKey(key);
                caret.show(key);
              }}
            />
          </div>
        </div>
        <ol className="min-w-0">
          {lines.map((line, i) => (
            <Fragment key={line.key}>
              {line.chapter && line.chapter !== lines[i - 1]?.chapter && (
                <li className={classes("pb-2 sm:pl-8", i > 0 && "pt-8")}>
                  <h2 className="headline px-2 text-xl" lang={language}>
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
                current={i === at}
                found={words ?? ""}
                sound={changed.has(line.key) ? undefined : soundOf(line.text, i)}
                onCurrent={() => setCurrentKey(line.key)}
                onText={(text) => edit(put(lines, line.key, { text }), `text-${line.key}`)}
                onSpeaker={(speaker) => edit(put(lines, line.key, { speaker }))}
                onSplit={(place) => divide(i, place)}
                onJoinBefore={() => joinBefore(i)}
                onNeighbour={(by) => {
                  const next = lines[i + by];
                  if (next) caret.now(next.key, by < 0 ? next.text.length : 0);
                }}
                onAgain={againOf(line)}
                onTakes={
                  !isWide && line.id && project.audio_url
                    ? () => setHeard({ id: line.id ?? "", number: i + 1 })
                    : undefined
                }
                onPassages={isWide ? undefined : () => setResting({ number: i + 1, ids: line.sources })}
                onDrop={(key) => edit(moveTo(lines, key, line.key))}
                onAct={(action) => act(i, action)}
              />
            </Fragment>
          ))}
        </ol>
        {isWide && current && (
          <aside className="min-w-0">
            <div
              className={classes(
                "sticky max-h-[calc(100dvh-12rem)] overflow-y-auto border-l border-line pr-1 pl-6",
                beneath,
              )}
            >
              <Inspector
                project={project}
                line={current}
                number={at + 1}
                changed={changed.has(current.key)}
                price={price}
                sound={changed.has(current.key) ? undefined : soundOf(current.text, at)}
                onAgain={againOf(current)}
              />
            </div>
          </aside>
        )}
      </div>
      <Passages projectId={projectId} language={language} shown={resting} onClose={() => setResting(null)} />
      <Takes project={project} line={heard} onClose={() => setHeard(null)} />
      <LineAgain projectId={projectId} segmentId={again} onClose={() => setAgain(null)} />
      <Versions
        projectId={projectId}
        language={language}
        current={script}
        locked={isMaking || isDirty}
        open={showsVersions}
        onClose={() => setShowsVersions(false)}
        changes={changes}
      />
    </div>
  );
}

type StandingProps = { project: ProjectView; inForce: Schemas["ScriptView"]; onReload: () => Promise<unknown> };

/** Holds the version that is worked at, whatever comes into force meanwhile. */
function Standing({ project, inForce, onReload }: StandingProps) {
  const [script, setScript] = useState(inForce);
  const onNewer = useCallback(() => setScript(inForce), [inForce]);
  return (
    <Open
      key={script.version}
      project={project}
      script={script}
      newer={inForce.version > script.version ? inForce : undefined}
      onNewer={onNewer}
      onReload={onReload}
    />
  );
}

export function ScriptDesk({ project }: { project: ProjectView }) {
  const t = useTranslations("script");
  const ui = useTranslations("ui");
  const script = useScriptInForce(project.id);
  // Drawn piece by piece: a long script in one go would hold everything else up.
  const data = useDeferredValue(script.data);
  if (script.isError && script.data === undefined)
    return <Problem fault={script.error} onRetry={() => void script.refetch()} />;
  if (data === undefined)
    return (
      <Loading label={ui("loading")}>
        <Skeleton className="h-80" />
      </Loading>
    );
  if (!data) return <p className="text-ink-3">{t("none")}</p>;
  return <Standing project={project} inForce={data} onReload={script.refetch} />;
}
