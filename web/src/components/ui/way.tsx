"use client";

import Link from "next/link";
import { type ComponentProps, useState } from "react";

/** A link whose page is fetched when it is about to be followed: a page full of links does not fetch them all to be shown. */
export function Way(props: ComponentProps<typeof Link>) {
  const [isLikely, setLikely] = useState(false);
  const prepare = () => setLikely(true);
  return (
    <Link
      {...props}
      prefetch={isLikely ? null : false}
      onPointerEnter={prepare}
      onFocus={prepare}
      onTouchStart={prepare}
    />
  );
}
