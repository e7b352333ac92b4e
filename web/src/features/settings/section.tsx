import type { ReactNode } from "react";

type Props = { title: string; text?: ReactNode; children: ReactNode };

/** A part of the settings: what it is on the left, what is set on the right. */
export function Section({ title, text, children }: Props) {
  return (
    <section className="grid gap-x-10 gap-y-4 border-b border-line py-8 first:pt-2 last:border-b-0 lg:grid-cols-[15rem_minmax(0,1fr)]">
      <div>
        <h2 className="headline text-xl">{title}</h2>
        {text && <div className="mt-1.5 text-[0.9375rem] text-ink-2">{text}</div>}
      </div>
      <div className="grid max-w-xl content-start gap-5">{children}</div>
    </section>
  );
}
