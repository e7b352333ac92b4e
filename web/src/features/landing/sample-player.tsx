"use client";

import { Pause, Play } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Wave } from "@/components/ui/wave";
import { classes } from "@/lib/classes";
import { clock } from "@/lib/clock";
import type { Sample } from "./sample";

type Words = { play: string; pause: string; seek: string; error: string; label: string; made: string; script: string };

/** Plays the sample with the browser's own player: this page carries no more script than it needs. */
export function SamplePlayer({ sample, words }: { sample: Sample; words: Words }) {
  const audio = useRef<HTMLAudioElement>(null);
  const [time, setTime] = useState(0);
  const [playing, setPlaying] = useState(false);
  const [failed, setFailed] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const current = sample.lines.findIndex((line) => time >= line.start && time < line.end);

  useEffect(() => {
    if (!playing) return;
    let frame = 0;
    const follow = () => {
      setTime(audio.current?.currentTime ?? 0);
      frame = requestAnimationFrame(follow);
    };
    frame = requestAnimationFrame(follow);
    return () => cancelAnimationFrame(frame);
  }, [playing]);

  useEffect(() => {
    const [box, line] = [list.current, list.current?.children[current]];
    if (playing && box && line instanceof HTMLElement)
      box.scrollTo({ top: line.offsetTop - box.clientHeight / 3, behavior: "smooth" });
  }, [current, playing]);

  const seek = (to: number, start = false) => {
    if (!audio.current) return;
    audio.current.currentTime = to;
    setTime(to);
    if (start) void audio.current.play();
  };
  const toggle = () => (playing ? audio.current?.pause() : void audio.current?.play().catch(() => setFailed(true)));

  return (
    <section aria-label={words.label} className="border-y border-line bg-surface">
      {/* biome-ignore lint/a11y/useMediaCaption: the whole script stands below, in step with the sound */}
      <audio
        ref={audio}
        src={sample.audio}
        preload="none"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setPlaying(false)}
        onError={() => setFailed(true)}
      />
      <div className="mx-auto grid max-w-6xl md:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        <div className="grid content-between gap-8 p-6 md:border-r md:border-line md:p-10">
          <div className="flex items-start gap-5">
            {/* biome-ignore lint/performance/noImgElement: a static export has no image server */}
            <img src={sample.cover} alt="" width={104} height={104} className="size-26 rounded-md" />
            <div>
              <p className="text-sm text-ink-3">{words.label}</p>
              <h2 className="headline mt-1 text-2xl">{sample.title}</h2>
              <p className="mt-2 max-w-80 text-sm text-ink-2">{words.made}</p>
            </div>
          </div>
          <div>
            <div className="relative h-16 rounded-sm has-focus-visible:outline-2 has-focus-visible:outline-offset-4 has-focus-visible:outline-accent">
              <Wave peaks={sample.peaks} played={time / sample.duration} className="h-16" />
              <input
                type="range"
                min={0}
                max={sample.duration}
                step={0.5}
                value={time}
                aria-label={words.seek}
                aria-valuetext={clock(time)}
                onChange={(event) => seek(Number(event.target.value))}
                className="absolute inset-0 w-full cursor-pointer opacity-0"
              />
            </div>
            <div className="mt-5 flex items-center gap-4">
              <button
                type="button"
                onClick={toggle}
                className="inline-flex min-h-12 items-center gap-2.5 rounded-md bg-accent px-5 font-medium text-on-accent hover:bg-accent-strong"
              >
                {playing ? <Pause aria-hidden className="size-5" /> : <Play aria-hidden className="size-5" />}
                {playing ? words.pause : words.play}
              </button>
              <p className="clock text-sm text-ink-2">
                {clock(time)} / {clock(sample.duration)}
              </p>
            </div>
            {failed && (
              <p role="alert" className="mt-3 text-sm text-danger">
                {words.error}
              </p>
            )}
          </div>
        </div>
        <ol ref={list} aria-label={words.script} className="relative max-h-[26rem] overflow-y-auto py-6 md:py-8">
          {sample.lines.map((line, i) => (
            <li key={line.start}>
              <button
                type="button"
                onClick={() => seek(line.start, true)}
                className="group grid w-full grid-cols-[3.25rem_minmax(0,1fr)] gap-3 px-6 py-2 text-left md:px-10"
              >
                <span className="clock pt-1.5 text-xs text-ink-3">{clock(line.start)}</span>
                <span>
                  <span className="text-xs font-medium text-ink-3">{line.speaker}</span>
                  <span className="words block text-lg leading-relaxed">
                    <span
                      className={classes(
                        "box-decoration-clone px-0.5 transition-colors",
                        i === current ? "bg-marker" : "group-hover:bg-sunk",
                      )}
                    >
                      {line.text}
                    </span>
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
