import type { ReactNode } from "react";

export type MenuEntry = { label: string; icon?: ReactNode; onSelect: () => void; danger?: boolean; disabled?: boolean };

export type MenuProps = { label: string; children: ReactNode; entries: MenuEntry[]; buttonClassName?: string };

export const menuButtonClasses = "inline-flex min-h-11 min-w-11 items-center justify-center rounded-md hover:bg-sunk";
