import type { Schemas } from "@/api/client";

type Segment = Schemas["NewSegment"] & { sources?: string[] };

/** A line on the desk. `key` lives as long as the page; `id` is the server's, absent for a new line. */
export type Line = {
  key: string;
  id?: string;
  speaker: string;
  text: string;
  chapter: string;
  sources: string[];
  direction?: string;
};

export type Desk = { lines: Line[]; past: Line[][]; future: Line[][]; lastEdit: string | null };

let count = 0;
const newKey = () => {
  count += 1;
  return `line-${count}`;
};

export const linesOf = (segments: Segment[]): Line[] =>
  segments.map((segment) => ({
    key: segment.id ?? newKey(),
    ...(segment.id ? { id: segment.id } : {}),
    speaker: segment.speaker,
    text: segment.text,
    chapter: segment.chapter ?? "",
    sources: segment.sources ?? [],
    ...(segment.direction ? { direction: segment.direction } : {}),
  }));

/** Lines of another page, as kept on the device: its keys may be given to others here. */
export const rekeyed = (lines: Line[]): Line[] => lines.map((line) => ({ ...line, key: line.id ?? newKey() }));

/** Lines of another version of the script, to stand in this one: what it does not know are new lines. */
export function broughtOver(lines: Line[], saved: Line[]): Line[] {
  const known = new Set(saved.map((line) => line.id));
  return rekeyed(
    lines.map((line) => {
      if (known.has(line.id)) return line;
      const { id: _, ...rest } = line;
      return rest;
    }),
  );
}

export const segmentsOf = (lines: Line[]): Schemas["NewSegment"][] =>
  lines
    .filter((line) => line.text.trim() !== "")
    .map(({ id, speaker, text, chapter, direction }) => ({
      // A line that is known keeps its direction, whatever it has become meanwhile; only a new one brings its own.
      ...(id ? { id } : direction ? { direction } : {}),
      speaker,
      text: text.trim(),
      ...(chapter ? { chapter } : {}),
    }));

export const deskOf = (lines: Line[]): Desk => ({ lines, past: [], future: [], lastEdit: null });

/** A change that can be undone. Changes with the same `edit`, as letters typed into one line, are undone together. */
export function change(desk: Desk, lines: Line[], edit: string | null = null): Desk {
  if (lines === desk.lines) return desk;
  const isSame = edit !== null && edit === desk.lastEdit;
  return { lines, past: isSame ? desk.past : [...desk.past, desk.lines], future: [], lastEdit: edit };
}

export function undo(desk: Desk): Desk {
  const before = desk.past.at(-1);
  return before
    ? { lines: before, past: desk.past.slice(0, -1), future: [desk.lines, ...desk.future], lastEdit: null }
    : desk;
}

export function redo(desk: Desk): Desk {
  const [after, ...rest] = desk.future;
  return after ? { lines: after, past: [...desk.past, desk.lines], future: rest, lastEdit: null } : desk;
}

export const put = (lines: Line[], key: string, fields: Partial<Line>): Line[] =>
  lines.map((line) => (line.key === key ? { ...line, ...fields } : line));

/** The first half stays the line it was, with its takes; the second is new. */
export function split(lines: Line[], key: string, at: number): Line[] {
  const place = lines.findIndex((line) => line.key === key);
  const line = lines[place];
  const [head, tail] = [line?.text.slice(0, at).trim(), line?.text.slice(at).trim()];
  if (!line || !head || !tail) return lines;
  const { id: _, ...rest } = line;
  return lines.toSpliced(place, 1, { ...line, text: head }, { ...rest, key: newKey(), text: tail });
}

/** Words of languages without spaces are joined as they are. */
export function merge(lines: Line[], key: string): Line[] {
  const at = lines.findIndex((line) => line.key === key);
  const [line, next] = [lines[at], lines[at + 1]];
  if (!line || !next) return lines;
  const joint = /[\u0E00-\u0E7F]$/.test(line.text) && /^[\u0E00-\u0E7F]/.test(next.text) ? "" : " ";
  const joined = {
    ...line,
    text: line.text.trimEnd() + joint + next.text.trimStart(),
    sources: [...new Set([...line.sources, ...next.sources])],
  };
  return [...lines.slice(0, at), joined, ...lines.slice(at + 2)];
}

export function move(lines: Line[], key: string, by: -1 | 1): Line[] {
  const at = lines.findIndex((line) => line.key === key);
  const [line, other] = [lines[at], lines[at + by]];
  if (!line || !other) return lines;
  // A line that crosses into another chapter belongs to it.
  const moved = { ...line, chapter: other.chapter };
  const rest = lines.toSpliced(at, 1);
  return rest.toSpliced(at + by, 0, moved);
}

/** A line taken out and put at the place of another, for which the others make room. */
export function moveTo(lines: Line[], key: string, at: string): Line[] {
  const [from, to] = [key, at].map((one) => lines.findIndex((line) => line.key === one));
  const [line, place] = [lines[from ?? -1], lines[to ?? -1]];
  if (from === undefined || to === undefined || !line || !place || from === to) return lines;
  return lines.toSpliced(from, 1).toSpliced(to, 0, { ...line, chapter: place.chapter });
}

export function add(lines: Line[], after: string): Line[] {
  return lines.flatMap((line, i) =>
    line.key === after
      ? [
          line,
          {
            key: newKey(),
            speaker: lines[i + 1]?.speaker ?? line.speaker,
            text: "",
            chapter: line.chapter,
            sources: [],
          },
        ]
      : [line],
  );
}

export const remove = (lines: Line[], key: string): Line[] =>
  lines.length > 1 ? lines.filter((line) => line.key !== key) : lines;

/** The line at a place that was one's own: the one after it has moved up there, the last one where there was none. */
export const atOrBefore = (lines: Line[], place: number): Line | undefined => lines[Math.min(place, lines.length - 1)];

/** Every place where words stand, in the order of the script. */
export function findAll(lines: Line[], words: string): { key: string; at: number }[] {
  if (!words) return [];
  return lines.flatMap(({ key, text }) => {
    const places: { key: string; at: number }[] = [];
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) places.push({ key, at });
    return places;
  });
}

export const replaceAll = (lines: Line[], words: string, by: string): Line[] =>
  findAll(lines, words).length === 0
    ? lines
    : lines.map((line) =>
        line.text.includes(words) ? { ...line, text: line.text.replaceAll(words, () => by) } : line,
      );

/** Keys of lines whose sound no longer says what they say. */
export function changedKeys(saved: Line[], lines: Line[]): Set<string> {
  const known = new Map(saved.map((line) => [line.id, line]));
  return new Set(
    lines
      .filter((line) => {
        const before = line.id ? known.get(line.id) : undefined;
        return !before || before.text.trim() !== line.text.trim() || before.speaker !== line.speaker;
      })
      .map((line) => line.key),
  );
}
