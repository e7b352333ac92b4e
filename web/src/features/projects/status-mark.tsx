import { useTranslations } from "next-intl";
import { classes } from "@/lib/classes";

const known = ["draft", "generating", "completed", "failed"] as const;
const dots = { draft: "bg-line-strong", generating: "bg-warn", completed: "bg-accent", failed: "bg-danger" };

/** The colour repeats what the word says. */
export function StatusMark({ status }: { status: string }) {
  const t = useTranslations("projects.status");
  const name = known.find((candidate) => candidate === status) ?? "draft";
  return (
    <span className="inline-flex items-center gap-2 text-sm text-ink-2">
      <span
        aria-hidden
        className={classes("size-2 rounded-full", dots[name], name === "generating" && "animate-pulse")}
      />
      {t(name)}
    </span>
  );
}
