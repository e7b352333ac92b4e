"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";

const before = "200px";

/** Draws what is in it when it comes into sight; until then `waiting` holds its place. */
export function Seen({ waiting, children }: { waiting: ReactNode; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    if (!place.current) return;
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && setSeen(true), { rootMargin: before });
    watch.observe(place.current);
    return () => watch.disconnect();
  }, []);
  return <div ref={place}>{isSeen ? children : waiting}</div>;
}
