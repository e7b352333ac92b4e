"use client";

import type { KeyboardEvent } from "react";
import { classes } from "@/lib/classes";
import { type MenuProps, menuButtonClasses } from "./menu-button";
import { useOnCall } from "./on-call";

export type { MenuEntry } from "./menu-button";

const load = () => import("./menu-frame").then((part) => part.default);

/** A button alone until it is used: a script of a hundred lines has a hundred menus, and most are never opened. */
export function Menu(props: MenuProps) {
  const { Part, prepare, call } = useOnCall<MenuProps>(load);
  if (Part) return <Part {...props} />;
  const press = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    call();
  };
  return (
    <button
      type="button"
      aria-label={props.label}
      title={props.label}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={prepare}
      onFocus={prepare}
      onClick={call}
      onKeyDown={press}
      className={classes(menuButtonClasses, props.buttonClassName)}
    >
      {props.children}
    </button>
  );
}
