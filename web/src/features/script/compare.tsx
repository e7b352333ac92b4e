"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { toggle, usePlayer } from "@/features/audio/player";
import { useKeys } from "@/features/audio/use-keys";
import { classes } from "@/lib/classes";
import { momentIn, type Take } from "./takes-of";

type Props = { takes: Take[]; onPlay: (take: Take, from?: number) => void };

/** Two takes of one line, A and B: going over to the other goes on at the same moment, so that only the voice changes. */
export function Compare({ takes, onPlay }: Props) {
  const t = useTranslations("script.takes");
  const [chosen, setChosen] = useState<{ a?: string; b?: string }>({});
  const place = useRef<HTMLFieldSetElement>(null);
  const player = usePlayer();
  const a = takes.find((take) => take.id === chosen.a) ?? takes[0];
  const b = takes.find((take) => take.id === chosen.b && take !== a) ?? takes.find((take) => take !== a);
  const sounding = player.track?.id;

  const hear = (take: Take) => {
    if (sounding === take.id) toggle();
    else if (a && b && (sounding === a.id || sounding === b.id))
      onPlay(take, momentIn(usePlayer.getState().time, a, b));
    else onPlay(take);
  };
  const other = sounding === a?.id ? b : a;
  useKeys({ x: () => (a && b && other ? hear(other) : false) }, place);
  if (!a || !b) return null;
  const sides = [
    { side: "a", take: a },
    { side: "b", take: b },
  ] as const;
  return (
    <fieldset ref={place} className="mt-4 grid grid-cols-2 gap-2">
      <legend className="mb-2 text-sm text-ink-2">{t("compare")}</legend>
      {sides.map(({ side, take }) => (
        <div key={side} className="grid gap-1.5">
          <button
            type="button"
            aria-pressed={sounding === take.id}
            onClick={() => hear(take)}
            className={classes(
              "min-h-11 rounded-md border px-3 text-left font-medium",
              sounding === take.id
                ? "border-accent bg-accent-soft text-accent"
                : "border-line-strong bg-surface hover:bg-sunk",
            )}
          >
            {t(side)} <span className="font-normal text-ink-2">{t("name", { take: take.number })}</span>
          </button>
          {takes.length > 2 && (
            <select
              aria-label={t("choose", { side: t(side) })}
              value={take.id}
              onChange={(event) => setChosen({ a: a.id, b: b.id, [side]: event.target.value })}
              className="min-h-11 rounded-md bg-transparent px-2 text-sm hover:bg-sunk"
            >
              {takes.map((one) => (
                <option key={one.id} value={one.id} disabled={one === (side === "a" ? b : a)}>
                  {t("name", { take: one.number })}
                </option>
              ))}
            </select>
          )}
        </div>
      ))}
    </fieldset>
  );
}
