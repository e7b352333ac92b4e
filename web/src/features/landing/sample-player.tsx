import { Pause, Play } from "lucide-react";
import { Wave } from "@/components/ui/wave";
import { clock } from "@/lib/clock";
import type { Sample } from "./sample";

type Words = { play: string; pause: string; seek: string; error: string; label: string; made: string; script: string };

/** The sample with its words; `island` brings it to life by the `data-sample-…` names. */
export function SamplePlayer({ sample, words }: { sample: Sample; words: Words }) {
  return (
    <section aria-label={words.label} className="border-y border-line bg-surface">
      {/* biome-ignore lint/a11y/useMediaCaption: the whole script stands below, in step with the sound */}
      <audio data-sample-audio src={sample.audio} preload="none" />
      <div className="mx-auto grid max-w-6xl md:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        <div className="grid content-between gap-8 p-6 md:border-r md:border-line md:p-10">
          <div className="flex items-start gap-5">
            {/* biome-ignore lint/performance/noImgElement: a static export has no image server */}
            <img src={sample.cover} alt="" width={104} height={104} loading="lazy" className="size-26 rounded-md" />
            <div>
              <p className="text-sm text-ink-3">{words.label}</p>
              <h2 className="headline mt-1 text-2xl">{sample.title}</h2>
              <p className="mt-2 max-w-80 text-sm text-ink-2">{words.made}</p>
            </div>
          </div>
          <div>
            <div className="relative h-16 rounded-sm has-focus-visible:outline-2 has-focus-visible:outline-offset-4 has-focus-visible:outline-accent">
              <Wave peaks={sample.peaks} played={0} className="h-16" />
              <div data-sample-played className="absolute inset-0 [clip-path:inset(0_100%_0_0)]">
                <Wave peaks={sample.peaks} played={1} className="h-16" />
              </div>
              <input
                data-sample-position
                type="range"
                min={0}
                max={sample.duration}
                step={0.5}
                defaultValue={0}
                aria-label={words.seek}
                aria-valuetext={clock(0)}
                className="absolute inset-0 w-full cursor-pointer opacity-0"
              />
            </div>
            <div className="mt-5 flex items-center gap-4">
              <button
                type="button"
                data-sample-toggle
                className="group inline-flex min-h-12 items-center rounded-md bg-accent px-5 font-medium text-on-accent hover:bg-accent-strong"
              >
                <span className="inline-flex items-center gap-2.5 group-data-playing:hidden">
                  <Play aria-hidden className="size-5" />
                  {words.play}
                </span>
                <span className="hidden items-center gap-2.5 group-data-playing:inline-flex">
                  <Pause aria-hidden className="size-5" />
                  {words.pause}
                </span>
              </button>
              <p className="clock text-sm text-ink-2">
                <span data-sample-time>{clock(0)}</span> / {clock(sample.duration)}
              </p>
            </div>
            <p data-sample-error hidden role="alert" className="mt-3 text-sm text-danger">
              {words.error}
            </p>
          </div>
        </div>
        <ol data-sample-lines aria-label={words.script} className="relative max-h-[26rem] overflow-y-auto py-6 md:py-8">
          {sample.lines.map((line) => (
            <li key={line.start}>
              <button
                type="button"
                data-start={line.start}
                data-end={line.end}
                className="group grid w-full grid-cols-[3.25rem_minmax(0,1fr)] gap-3 px-6 py-2 text-left md:px-10"
              >
                <span className="clock pt-1.5 text-xs text-ink-3">{clock(line.start)}</span>
                <span>
                  <span className="text-xs font-medium text-ink-3">{line.speaker}</span>
                  <span className="words block text-lg leading-relaxed">
                    <span className="box-decoration-clone px-0.5 transition-colors group-hover:bg-sunk group-aria-current:bg-marker">
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
