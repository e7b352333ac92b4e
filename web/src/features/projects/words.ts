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

// Between rows belongs to the nearer one.
const mostGapPx = 6;

/** The place of the word in a text that a click fell on; null for one that came from the keyboard, or beside the text. */
export function placeOf(
  event: { clientX: number; clientY: number; detail: number },
  text: Node | null,
  language: string,
): number | null {
  if (event.detail === 0 || !(text instanceof Text)) return null;
  // Not by the caret: there is none in what can be pressed.
  const range = document.createRange();
  const { clientX: x, clientY: y } = event;
  for (const { index, segment } of new Intl.Segmenter(language, { granularity: "word" }).segment(text.data)) {
    range.setStart(text, index);
    range.setEnd(text, index + segment.length);
    for (const { left, right, top, bottom } of range.getClientRects())
      if (x >= left && x <= right && y >= top - mostGapPx && y <= bottom + mostGapPx) return index;
  }
  return null;
}
