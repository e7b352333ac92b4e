import { Mark } from "@/components/ui/mark";
import { classes } from "@/lib/classes";

export function Cover({ src, className }: { src: string | null; className?: string }) {
  if (!src)
    return (
      <div
        aria-hidden
        className={classes("flex items-center justify-center rounded-md bg-sunk text-line-strong", className)}
      >
        <Mark className="w-1/3" />
      </div>
    );
  // biome-ignore lint/performance/noImgElement: a static export has no image server
  return <img src={src} alt="" loading="lazy" className={classes("rounded-md bg-sunk object-cover", className)} />;
}
