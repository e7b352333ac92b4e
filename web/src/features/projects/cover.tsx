import { Mark } from "@/components/ui/mark";
import { classes } from "@/lib/classes";

type Props = {
  src: string | null;
  /** The first thing of the page, not one of a list. */
  first?: boolean;
  className?: string;
};

export function Cover({ src, first = false, className }: Props) {
  if (!src)
    return (
      <div
        aria-hidden
        className={classes("flex items-center justify-center rounded-md bg-sunk text-line-strong", className)}
      >
        <Mark className="w-1/3" />
      </div>
    );
  return (
    // biome-ignore lint/performance/noImgElement: a static export has no image server
    <img
      src={src}
      alt=""
      loading={first ? "eager" : "lazy"}
      fetchPriority={first ? "high" : "auto"}
      className={classes("rounded-md bg-sunk object-cover", className)}
    />
  );
}
