/** A label that is short for who sees where it stands, and whole for who does not. It begins with the short one, so that it answers to what is seen. */
export function Told({ short, children }: { short: string; children: string }) {
  return (
    <>
      <span aria-hidden>{short}</span>
      <span className="sr-only">{children}</span>
    </>
  );
}
