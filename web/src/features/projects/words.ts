import type { Transcript } from "./queries-files";

type Spoken = Pick<Transcript["segments"][number], "startTime" | "endTime" | "body">;

/**
 * When the word at a place in a line is spoken, in seconds. The timeline knows lines, not words: within one, a word's place in the text is
 * its place in time.
 */
export function momentOf(line: Spoken, place: number, language: string): number {
  const words = new Intl.Segmenter(language, { granularity: "word" }).segment(line.body);
  const word = words.containing(Math.min(Math.max(place, 0), Math.max(line.body.length - 1, 0)));
  if (!word) return line.startTime;
  return line.startTime + ((line.endTime - line.startTime) * word.index) / line.body.length;
}

/** The place in a text that a click fell on; null for one that came from the keyboard, or beside the text. */
export function placeOf(event: { clientX: number; clientY: number; detail: number }, text: Node | null): number | null {
  if (event.detail === 0 || !text) return null;
  // Safari before 26 knows the older of the two only.
  if (document.caretPositionFromPoint) {
    const caret = document.caretPositionFromPoint(event.clientX, event.clientY);
    return caret && caret.offsetNode === text ? caret.offset : null;
  }
  const range = document.caretRangeFromPoint(event.clientX, event.clientY);
  return range && range.startContainer === text ? range.startOffset : null;
}
