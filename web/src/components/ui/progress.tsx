import { classes } from "@/lib/classes";

type ProgressProps = { label: string; value: number; still?: boolean };

/** Percent, 0–100. */
export function Progress({ label, value, still }: ProgressProps) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(value)}
      className="h-1.5 overflow-hidden rounded-full bg-sunk"
    >
      <div
        className={classes(
          "h-full rounded-full transition-[width] duration-500",
          still ? "bg-line-strong" : "bg-accent",
        )}
        style={{ width: `${Math.min(100, Math.max(0, value))}%` }}
      />
    </div>
  );
}
