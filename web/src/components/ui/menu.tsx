"use client";

import dynamic from "next/dynamic";

export type { MenuEntry } from "./menu-frame";

/** Comes after the page that it stands in, in a place of its own size. */
export const Menu = dynamic(() => import("./menu-frame"), {
  ssr: false,
  loading: () => <span className="inline-block size-11" />,
});
