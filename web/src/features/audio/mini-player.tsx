"use client";

import { Pause, Play, RotateCcw, RotateCw, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/button";
import { Way } from "@/components/ui/way";
import { clock } from "@/lib/clock";
import { seek, setRate, skip, stop, toggle, usePlayer } from "./player";

const rates = [1, 1.25, 1.5, 2, 0.75];

/** Stays at the bottom of every page while something is loaded. */
export function MiniPlayer() {
  const t = useTranslations("player");
  const { track, playing, failed, time, duration, rate } = usePlayer();
  if (!track) return null;
  return (
    <section aria-label={t("label")} className="relative border-t border-line bg-surface">
      <input
        type="range"
        min={0}
        max={duration || 1}
        step={1}
        value={Math.min(time, duration || 1)}
        aria-label={t("position")}
        aria-valuetext={`${clock(time)} / ${clock(Math.round(duration))}`}
        onChange={(event) => seek(Number(event.target.value))}
        className="absolute inset-x-0 -top-2 h-4 w-full cursor-pointer accent-accent"
      />
      <div className="flex items-center gap-1 px-3 pt-2 pb-1.5 md:px-6">
        <div className="mr-auto min-w-0 py-1">
          {track.href ? (
            <Way href={track.href} className="words block truncate text-[1.0625rem] hover:underline">
              {track.title}
            </Way>
          ) : (
            <p className="words truncate text-[1.0625rem]">{track.title}</p>
          )}
          <p className="clock truncate text-sm text-ink-3" role={failed ? "alert" : undefined}>
            {failed ? t("failed") : `${clock(time)} / ${clock(Math.round(duration))}`}
          </p>
        </div>
        <IconButton label={t("back")} className="max-sm:hidden" onClick={() => skip(-10)}>
          <RotateCcw aria-hidden className="size-5" />
        </IconButton>
        <IconButton
          label={t(playing ? "pause" : "play")}
          className="bg-accent text-on-accent hover:bg-accent-strong hover:text-on-accent"
          onClick={toggle}
        >
          {playing ? <Pause aria-hidden className="size-5" /> : <Play aria-hidden className="size-5" />}
        </IconButton>
        <button
          type="button"
          aria-label={t("speed", { rate })}
          onClick={() => setRate(rates[(rates.indexOf(rate) + 1) % rates.length] ?? 1)}
          className="clock min-h-11 min-w-12 rounded-md text-sm font-medium text-ink-2 hover:bg-sunk max-sm:hidden"
        >
          {rate}×
        </button>
        <IconButton label={t("ahead")} className="max-sm:hidden" onClick={() => skip(30)}>
          <RotateCw aria-hidden className="size-5" />
        </IconButton>
        <IconButton label={t("close")} onClick={stop}>
          <X aria-hidden className="size-5" />
        </IconButton>
      </div>
    </section>
  );
}
