"use client";

import { GripVertical, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, type KeyboardEvent, useRef, useState } from "react";
import { IconButton } from "@/components/ui/button";
import { classes } from "@/lib/classes";
import { clock } from "@/lib/clock";
import type { Line } from "./editing";
import { type LineAction, LineMenu } from "./line-menu";
import { LineText, type TextActions } from "./line-text";
import type { Sound } from "./use-takes";

type Props = Omit<TextActions, "onPlay" | "onAdd"> & {
  line: Line;
  number: number;
  speakers: string[];
  language: string;
  changed: boolean;
  locked: boolean;
  /** The line that is worked at. */
  current: boolean;
  found: string;
  /** Absent for a line that was not spoken as it stands. */
  sound: Sound | undefined;
  onCurrent: () => void;
  onSpeaker: (speaker: string) => void;
  onAct: (action: LineAction) => void;
  onAgain: (() => void) | undefined;
  onTakes: (() => void) | undefined;
  /** Absent where the passages stand beside the line already. */
  onPassages: (() => void) | undefined;
  /** The line that is dragged over this one takes its place. */
  onDrop: (key: string) => void;
};

const dragged = "application/x-muse-line";

/** A line of the script: who says it, what is said, and what can be done with it. */
export function LineEditor({
  line,
  number,
  speakers,
  language,
  changed,
  locked,
  current,
  found,
  sound,
  onCurrent,
  onSpeaker,
  onAct,
  onAgain,
  onTakes,
  onPassages,
  onDrop,
  ...typing
}: Props) {
  const t = useTranslations("script");
  const text = useRef<HTMLTextAreaElement>(null);
  const row = useRef<HTMLLIElement>(null);
  const [isOver, setIsOver] = useState(false);

  const nudge = (event: KeyboardEvent) => {
    const action = event.key === "ArrowUp" ? "up" : event.key === "ArrowDown" ? "down" : null;
    if (!action || !event.altKey || locked) return;
    event.preventDefault();
    // What has moved in the page loses the focus; it comes back to where the keys are pressed.
    const held = event.target as HTMLElement;
    onAct(action);
    requestAnimationFrame(() => held.focus());
  };
  const takesDrop = (event: DragEvent) => !locked && event.dataTransfer.types.includes(dragged);
  return (
    <li
      ref={row}
      onFocus={onCurrent}
      onPointerDown={onCurrent}
      onDragOver={(event) => {
        if (!takesDrop(event)) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        setIsOver(false);
        if (!takesDrop(event)) return;
        event.preventDefault();
        onDrop(event.dataTransfer.getData(dragged));
      }}
      onKeyDown={nudge}
      className={classes(
        // Of a script's hundreds of lines the browser lays out those that are seen, and clips them: the focus is drawn within.
        "group -mx-1 px-1 grid [content-visibility:auto] [contain-intrinsic-size:auto_7rem] grid-cols-[minmax(0,1fr)_auto] rounded-md py-1.5 sm:grid-cols-[1.75rem_minmax(0,1fr)_auto] sm:gap-x-1",
        isOver ? "bg-accent-soft" : current && "lg:bg-surface lg:shadow-[inset_2px_0_0_var(--accent)]",
      )}
    >
      <button
        type="button"
        draggable={!locked}
        disabled={locked}
        aria-label={t("drag", { n: number })}
        title={t("drag", { n: number })}
        onDragStart={(event) => {
          event.dataTransfer.setData(dragged, line.key);
          event.dataTransfer.effectAllowed = "move";
          if (row.current) event.dataTransfer.setDragImage(row.current, 0, 0);
        }}
        className="flex h-9 cursor-grab items-center self-start justify-center rounded-md text-ink-3 hover:bg-sunk disabled:opacity-45 max-sm:hidden"
      >
        <GripVertical aria-hidden className="size-4" />
      </button>
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 text-sm max-sm:min-h-11">
        <select
          aria-label={`${t("speaker")} · ${t("line", { n: number })}`}
          value={line.speaker}
          disabled={locked}
          onChange={(event) => onSpeaker(event.target.value)}
          className="field-sizing-content min-h-9 max-w-44 rounded-md bg-transparent px-1 font-semibold text-ink-2 hover:bg-sunk"
        >
          {speakers.map((speaker) => (
            <option key={speaker}>{speaker}</option>
          ))}
        </select>
        {changed ? (
          <span className="text-warn">{t("needsSound")}</span>
        ) : (
          sound && <span className="clock text-ink-3">{clock(Math.round(sound.seconds))}</span>
        )}
        {onPassages && line.sources.length > 0 && (
          <button
            type="button"
            onClick={onPassages}
            className="min-h-9 text-ink-3 underline decoration-line-strong underline-offset-3 hover:text-ink"
          >
            {t("passages.open", { count: line.sources.length })}
          </button>
        )}
      </div>
      <div className="flex items-start self-start sm:row-span-2">
        {sound ? (
          <IconButton label={t("play", { n: number })} onClick={sound.play}>
            <Play aria-hidden className="size-4.5" />
          </IconButton>
        ) : (
          <span className="size-11" />
        )}
        <LineMenu
          number={number}
          locked={locked}
          onAgain={onAgain}
          onTakes={onTakes}
          onSplit={() => typing.onSplit(text.current?.selectionStart ?? 0)}
          onAct={onAct}
        />
      </div>
      <div className="max-sm:col-span-2 sm:col-start-2">
        <LineText
          box={text}
          line={line}
          number={number}
          language={language}
          changed={changed}
          locked={locked}
          found={found}
          onPlay={sound?.play}
          onAdd={() => onAct("add")}
          {...typing}
        />
      </div>
    </li>
  );
}
