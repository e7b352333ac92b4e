import type { ReactNode } from "react";
import { classes } from "@/lib/classes";

/** Holds the place of what is coming; screen readers are told by whoever shows it. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div aria-hidden className={classes("animate-[shimmer_1.6s_ease-in-out_infinite] rounded-md bg-sunk", className)} />
  );
}

export function Loading({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="status" aria-busy>
      <span className="sr-only">{label}</span>
      {children}
    </div>
  );
}

type EmptyProps = { title: string; children?: ReactNode; action?: ReactNode };

export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className="grid justify-items-start gap-3 border-y border-line py-12">
      <h2 className="headline text-2xl">{title}</h2>
      {children && <div className="max-w-prose text-ink-2">{children}</div>}
      {action && <div className="mt-2">{action}</div>}
    </div>
  );
}

type NoticeProps = { tone?: "plain" | "danger" | "warn"; title?: string; children?: ReactNode; action?: ReactNode };

const tones = {
  plain: "border-accent bg-accent-soft text-ink",
  danger: "border-danger bg-danger-soft text-ink",
  warn: "border-warn bg-warn-soft text-ink",
};

/** Stands beside what it is about. Problems are announced at once, the rest politely. */
export function Notice({ tone = "plain", title, children, action }: NoticeProps) {
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={classes("rounded-md border-l-4 px-4 py-3", tones[tone])}
    >
      {title && <p className="font-medium">{title}</p>}
      {children && <div className={classes("text-[0.9375rem]", title ? "mt-1" : undefined)}>{children}</div>}
      {action && <div className="mt-3 flex flex-wrap gap-3">{action}</div>}
    </div>
  );
}
