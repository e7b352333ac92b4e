import { classes } from "@/lib/classes";

type WaveProps = { peaks: readonly number[]; played: number; className?: string };

const height = 64;

/** Peaks 0–1 as bars; `played` 0–1 of them are in the accent. Decoration: the slider over it speaks. */
export function Wave({ peaks, played, className }: WaveProps) {
  const edge = played * peaks.length;
  const bars = (from: number, to: number) =>
    peaks
      .slice(from, to)
      .map((peak, i) => {
        const half = Math.max(0.6, (peak * (height - 4)) / 2);
        return `M${(from + i) * 3 + 1.5} ${(height / 2 - half).toFixed(1)}V${(height / 2 + half).toFixed(1)}`;
      })
      .join("");
  return (
    <svg
      viewBox={`0 0 ${peaks.length * 3} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className={classes("w-full", className)}
      strokeWidth="1.6"
      strokeLinecap="round"
    >
      <path d={bars(Math.floor(edge), peaks.length)} className="stroke-line-strong" />
      <path d={bars(0, Math.floor(edge))} className="stroke-accent" />
    </svg>
  );
}
