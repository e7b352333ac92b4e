"use client";

import {
  ArrowDown,
  ArrowUp,
  AudioLines,
  Ellipsis,
  GripVertical,
  Merge,
  Play,
  Plus,
  RefreshCw,
  Scissors,
  Trash2,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { IconButton } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { classes } from "@/lib/classes";
import type { Line } from "./editing";

export type LineAction = "up" | "down" | "merge" | "add" | "delete";

type Props = {
  line: Line;
  number: number;
  speakers: string[];
  language: string;
  changed: boolean;
  locked: boolean;
  /** Absent for a line that was not spoken as it stands. */
  onPlay: (() => void) | undefined;
  onText: (text: string) => void;
  onSpeaker: (speaker: string) => void;
  onSplit: (at: number) => void;
  onAct: (action: LineAction) => void;
  /** Absent while the line is not as it was saved. */
  onAgain: (() => void) | undefined;
  /** Absent where nothing was spoken yet. */
  onTakes: (() => void) | undefined;
  onPassages: () => void;
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
  onPlay,
  onText,
  onSpeaker,
  onSplit,
  onAct,
  onAgain,
  onTakes,
  onPassages,
  onDrop,
}: Props) {
  const t = useTranslations("script");
  const text = useRef<HTMLTextAreaElement>(null);
  const grip = useRef<HTMLButtonElement>(null);
  const row = useRef<HTMLLIElement>(null);
  const [isOver, setIsOver] = useState(false);

  // As tall as what is in it; measured only where the browser does not see to that itself.
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again when the text changes
  useEffect(() => {
    const box = text.current;
    if (!box || CSS.supports("field-sizing", "content")) return;
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight}px`;
  }, [line.text]);

  const splitHere = () => onSplit(text.current?.selectionStart ?? 0);
  const nudge = (event: KeyboardEvent) => {
    const action = event.key === "ArrowUp" ? "up" : event.key === "ArrowDown" ? "down" : null;
    if (!action || !event.altKey || locked) return;
    event.preventDefault();
    // What has moved in the page loses the focus; it comes back to where the keys are pressed.
    const held = event.target as HTMLElement;
    onAct(action);
    requestAnimationFrame(() => held.focus());
  };
  const takes = (event: DragEvent) => !locked && event.dataTransfer.types.includes(dragged);
  const icon = "size-4.5";
  return (
    <li
      ref={row}
      onDragOver={(event) => {
        if (!takes(event)) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        setIsOver(false);
        if (!takes(event)) return;
        event.preventDefault();
        onDrop(event.dataTransfer.getData(dragged));
      }}
      onKeyDown={nudge}
      className={classes(
        "grid grid-cols-[minmax(0,1fr)_2.75rem] gap-x-2 border-b border-line py-2 sm:grid-cols-[1.75rem_8rem_minmax(0,1fr)_2.75rem_2.75rem]",
        isOver && "bg-accent-soft",
      )}
    >
      <button
        ref={grip}
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
        className="flex h-11 cursor-grab items-center self-start justify-center rounded-md text-ink-3 hover:bg-sunk disabled:opacity-45 max-sm:hidden"
      >
        <GripVertical aria-hidden className="size-4.5" />
      </button>
      <div>
        <select
          aria-label={`${t("speaker")} · ${t("line", { n: number })}`}
          value={line.speaker}
          disabled={locked}
          onChange={(event) => onSpeaker(event.target.value)}
          className="min-h-11 w-full rounded-md bg-transparent px-1 text-sm font-medium text-ink-2 hover:bg-sunk"
        >
          {speakers.map((speaker) => (
            <option key={speaker}>{speaker}</option>
          ))}
        </select>
      </div>
      <div className="max-sm:col-start-1 max-sm:row-start-2">
        <textarea
          ref={text}
          aria-label={t("text", { n: number })}
          lang={language}
          rows={1}
          value={line.text}
          readOnly={locked}
          onChange={(event) => onText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
            event.preventDefault();
            splitHere();
          }}
          className={classes(
            "words field-sizing-content w-full resize-none rounded-md border border-transparent bg-transparent px-2 py-1.5 text-lg leading-relaxed hover:border-line focus:border-line-strong focus:bg-surface",
            changed && "border-l-2 border-l-warn",
          )}
        />
        <p className="flex min-h-5 gap-4 px-2 text-xs text-ink-3">
          {changed && <span className="text-warn">{t("needsSound")}</span>}
          {line.sources.length > 0 && (
            <button
              type="button"
              onClick={onPassages}
              className="-my-1 min-h-6 underline decoration-line-strong underline-offset-3 hover:text-ink"
            >
              {t("passages.open", { count: line.sources.length })}
            </button>
          )}
        </p>
      </div>
      {onPlay && (
        <IconButton label={t("play", { n: number })} className="max-sm:row-start-2 sm:col-start-4" onClick={onPlay}>
          <Play aria-hidden className="size-4.5" />
        </IconButton>
      )}
      <Menu
        label={t("more", { n: number })}
        buttonClassName="max-sm:col-start-2 max-sm:row-start-1 sm:col-start-5 self-start text-ink-3"
        entries={[
          {
            label: t("again.open"),
            icon: <RefreshCw aria-hidden className={icon} />,
            onSelect: () => onAgain?.(),
            disabled: locked || !onAgain,
          },
          {
            label: t("takes.open"),
            icon: <AudioLines aria-hidden className={icon} />,
            onSelect: () => onTakes?.(),
            disabled: !onTakes,
          },
          { label: t("split"), icon: <Scissors aria-hidden className={icon} />, onSelect: splitHere, disabled: locked },
          {
            label: t("merge"),
            icon: <Merge aria-hidden className={icon} />,
            onSelect: () => onAct("merge"),
            disabled: locked,
          },
          {
            label: t("add"),
            icon: <Plus aria-hidden className={icon} />,
            onSelect: () => onAct("add"),
            disabled: locked,
          },
          {
            label: t("up"),
            icon: <ArrowUp aria-hidden className={icon} />,
            onSelect: () => onAct("up"),
            disabled: locked,
          },
          {
            label: t("down"),
            icon: <ArrowDown aria-hidden className={icon} />,
            onSelect: () => onAct("down"),
            disabled: locked,
          },
          {
            label: t("delete"),
            icon: <Trash2 aria-hidden className={icon} />,
            onSelect: () => onAct("delete"),
            danger: true,
            disabled: locked,
          },
        ]}
      >
        <Ellipsis aria-hidden className="size-5" />
      </Menu>
    </li>
  );
}
