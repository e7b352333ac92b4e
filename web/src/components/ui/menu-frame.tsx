"use client";

import { Menu as Headless, MenuButton, MenuItem, MenuItems } from "@headlessui/react";
import { classes } from "@/lib/classes";
import { type MenuProps, menuButtonClasses } from "./menu-button";
import { useCalled } from "./on-call";

export default function MenuFrame({ label, children, entries, buttonClassName }: MenuProps) {
  const button = useCalled();
  return (
    <Headless>
      <MenuButton ref={button} aria-label={label} title={label} className={classes(menuButtonClasses, buttonClassName)}>
        {children}
      </MenuButton>
      <MenuItems
        anchor={{ to: "bottom end", gap: 4, padding: 8 }}
        className="z-40 min-w-52 rounded-md border border-line bg-surface py-1 shadow-[0_8px_30px_rgb(var(--shade)/0.14)] focus:outline-none"
      >
        {entries.map((entry) => (
          <MenuItem key={entry.label} disabled={entry.disabled ?? false}>
            <button
              type="button"
              onClick={entry.onSelect}
              className={classes(
                "flex min-h-11 w-full items-center gap-3 px-4 text-left data-focus:bg-sunk data-disabled:opacity-50",
                entry.danger ? "text-danger" : "text-ink",
              )}
            >
              {entry.icon}
              {entry.label}
            </button>
          </MenuItem>
        ))}
      </MenuItems>
    </Headless>
  );
}
