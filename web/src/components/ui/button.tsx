import type { ButtonHTMLAttributes, ComponentProps } from "react";
import { classes } from "@/lib/classes";
import { Way } from "./way";

type Look = "primary" | "plain" | "quiet" | "danger";
type Size = "md" | "sm" | "lg";

const looks: Record<Look, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong",
  plain: "border border-line-strong bg-surface text-ink hover:bg-sunk",
  quiet: "text-ink-2 hover:bg-sunk hover:text-ink",
  danger: "border border-danger text-danger bg-surface hover:bg-danger-soft",
};

const sizes: Record<Size, string> = {
  sm: "min-h-9 px-3 text-sm gap-1.5",
  md: "min-h-11 px-4 text-[0.9375rem] gap-2",
  lg: "min-h-12 px-6 text-base gap-2.5",
};

const shape =
  "inline-flex items-center justify-center rounded-md font-medium transition-colors select-none aria-disabled:opacity-55 disabled:opacity-55 disabled:cursor-not-allowed";

export const buttonClasses = (look: Look = "plain", size: Size = "md", extra?: string) =>
  classes(shape, looks[look], sizes[size], extra);

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look; size?: Size; busy?: boolean };

/** A button stays focusable while it is busy, so that focus is not lost when its work ends. */
export function Button({ look, size, busy, className, type = "button", onClick, children, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={buttonClasses(look, size, className)}
    >
      {children}
    </button>
  );
}

type LinkButtonProps = ComponentProps<typeof Way> & { look?: Look; size?: Size };

export function LinkButton({ look, size, className, ...rest }: LinkButtonProps) {
  return <Way {...rest} className={buttonClasses(look, size, className)} />;
}

/** `idle`: there is nothing to do now. It stays focusable, so that focus is not lost when its own click was the last there was to do. */
type IconButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { label: string; idle?: boolean };

/** Shows an icon only; its label is its accessible name and its hint. */
export function IconButton({ label, idle, onClick, className, type = "button", ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      title={label}
      aria-disabled={idle || undefined}
      onClick={idle ? undefined : onClick}
      className={classes(
        "inline-flex size-11 shrink-0 items-center justify-center rounded-md text-ink-2 transition-colors hover:bg-sunk hover:text-ink disabled:opacity-45 aria-disabled:cursor-default aria-disabled:bg-transparent aria-disabled:opacity-45",
        className,
      )}
    />
  );
}
