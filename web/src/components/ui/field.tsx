"use client";

import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from "react";
import { classes } from "@/lib/classes";

export const controlClasses =
  "w-full rounded-md border border-line-strong bg-surface px-3 text-base text-ink placeholder:text-ink-3 aria-invalid:border-danger disabled:opacity-60";

type FrameProps = { label: string; hint?: ReactNode; error?: string | undefined; optional?: string };

function Frame({ id, label, hint, error, optional, children }: FrameProps & { id: string; children: ReactNode }) {
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="flex items-baseline justify-between gap-3 text-sm font-medium text-ink">
        {label}
        {optional && <span className="font-normal text-ink-3">{optional}</span>}
      </label>
      {children}
      {hint && !error && (
        <p id={`${id}-hint`} className="text-sm text-ink-3">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  );
}

const described = (id: string, hint: ReactNode, error: string | undefined) => ({
  "aria-invalid": error ? true : undefined,
  "aria-describedby": error ? `${id}-error` : hint ? `${id}-hint` : undefined,
});

export function TextField({
  label,
  hint,
  error,
  optional,
  className,
  ...rest
}: FrameProps & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <Frame {...{ id, label, hint, error, optional }}>
      <input
        {...rest}
        {...described(id, hint, error)}
        id={id}
        className={classes(controlClasses, "min-h-11", className)}
      />
    </Frame>
  );
}

export function TextArea({
  label,
  hint,
  error,
  optional,
  className,
  ...rest
}: FrameProps & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const id = useId();
  return (
    <Frame {...{ id, label, hint, error, optional }}>
      <textarea
        {...rest}
        {...described(id, hint, error)}
        id={id}
        className={classes(controlClasses, "min-h-28 py-2.5", className)}
      />
    </Frame>
  );
}

export function SelectField({
  label,
  hint,
  error,
  optional,
  className,
  ...rest
}: FrameProps & SelectHTMLAttributes<HTMLSelectElement>) {
  const id = useId();
  return (
    <Frame {...{ id, label, hint, error, optional }}>
      <select
        {...rest}
        {...described(id, hint, error)}
        id={id}
        className={classes(controlClasses, "min-h-11", className)}
      />
    </Frame>
  );
}
