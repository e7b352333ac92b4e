"use client";

import { Menu as Headless, MenuButton, MenuItem, MenuItems } from "@headlessui/react";
import type { ReactNode } from "react";
import { classes } from "@/lib/classes";

export type MenuEntry = { label: string; icon?: ReactNode; onSelect: () => void; danger?: boolean; disabled?: boolean };

export type MenuProps = { label: string; children: ReactNode; entries: MenuEntry[]; buttonClassName?: string };

export default function MenuFrame({ label, children, entries, buttonClassName }: MenuProps) {
  return (
    <Headless>
      <MenuButton
        aria-label={label}
        title={label}
        className={classes(
          "inline-flex min-h-11 min-w-11 items-center justify-center rounded-md hover:bg-sunk",
          buttonClassName,
        )}
      >
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
