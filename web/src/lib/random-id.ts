const bytes = 16;
// RFC 9562, 5.4: the version stands in the seventh byte, the variant in the ninth.
const version = { at: 6, keep: 0x0f, bits: 0x40 };
const variant = { at: 8, keep: 0x3f, bits: 0x80 };
const groups = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

/** A random UUID. Browsers lend `randomUUID` to secure pages only; in a studio without TLS on one's own network it is made of random bytes. */
export function randomId(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const drawn = crypto.getRandomValues(new Uint8Array(bytes));
  for (const { at, keep, bits } of [version, variant]) drawn[at] = ((drawn[at] ?? 0) & keep) | bits;
  return [...drawn]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .replace(groups, "$1-$2-$3-$4-$5");
}
