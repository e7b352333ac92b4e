"use client";

import { Description, Field, Label, Radio, RadioGroup, Switch } from "@headlessui/react";
import type { ReactNode } from "react";
import { classes } from "@/lib/classes";

/** `picture`: the address of one that shows what is chosen. */
export type Option<T extends string> = { value: T; label: string; detail?: ReactNode; picture?: string | undefined };

type ChoiceProps<T extends string> = {
  label: string;
  value: T;
  options: readonly Option<T>[];
  onChange: (value: T) => void;
  columns?: string;
};

/** One of a few, all of them in sight. */
export function Choice<T extends string>({
  label,
  value,
  options,
  onChange,
  columns = "sm:grid-cols-2",
}: ChoiceProps<T>) {
  return (
    <RadioGroup value={value} onChange={onChange}>
      <Label className="mb-2 block text-sm font-medium">{label}</Label>
      <div className={classes("grid gap-2", columns)}>
        {options.map((option) => (
          // A field of its own: its words name this choice, not the whole group.
          <Field key={option.value} className="flex">
            <Radio
              value={option.value}
              className="group flex min-h-11 w-full cursor-pointer gap-3 rounded-md border border-line-strong bg-surface px-3 py-2.5 hover:bg-sunk data-checked:border-accent data-checked:bg-accent-soft data-focus:outline-2 data-focus:outline-offset-2 data-focus:outline-accent"
            >
              <span aria-hidden className="flex h-[1lh] items-center">
                <span className="flex size-4 shrink-0 items-center justify-center rounded-full border border-line-strong bg-surface group-data-checked:border-accent">
                  <span className="hidden size-2 rounded-full bg-accent group-data-checked:block" />
                </span>
              </span>
              <span className="grid gap-0.5">
                <Label className="cursor-pointer font-medium">{option.label}</Label>
                {option.detail && <Description className="text-sm text-ink-2">{option.detail}</Description>}
              </span>
              {option.picture && (
                // biome-ignore lint/performance/noImgElement: a static export has no image server
                <img
                  src={option.picture}
                  alt=""
                  width={144}
                  height={144}
                  loading="lazy"
                  className="-my-1 -mr-1.5 ml-auto size-16 shrink-0 rounded-sm"
                />
              )}
            </Radio>
          </Field>
        ))}
      </div>
    </RadioGroup>
  );
}

type ToggleProps = { label: string; detail?: ReactNode; checked: boolean; onChange: (checked: boolean) => void };

export function Toggle({ label, detail, checked, onChange }: ToggleProps) {
  return (
    <Field className="flex items-start justify-between gap-6">
      <span className="grid gap-0.5">
        <Label className="cursor-pointer font-medium">{label}</Label>
        {detail && <Description className="text-sm text-ink-2">{detail}</Description>}
      </span>
      <Switch
        checked={checked}
        onChange={onChange}
        className="group mt-0.5 flex h-7 w-12 shrink-0 items-center rounded-full border border-line-strong bg-sunk p-0.5 transition-colors data-checked:border-accent data-checked:bg-accent"
      >
        <span className="size-5 rounded-full bg-line-strong transition-transform group-data-checked:translate-x-5 group-data-checked:bg-on-accent" />
      </Switch>
    </Field>
  );
}
