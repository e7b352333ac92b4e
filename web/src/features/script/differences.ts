import { diffArrays, diffWords } from "diff";

type Said = { speaker: string; text: string };

export type Part = { text: string; is: "same" | "gone" | "new" };

/** One line of a comparison, or a run of lines that are the same in both. */
export type Difference = { is: "same"; count: number } | { is: "line"; speaker: string; parts: Part[] };

const partsOf = (before: string, after: string, language: string): Part[] =>
  diffWords(before, after, { intlSegmenter: new Intl.Segmenter(language, { granularity: "word" }) }).map((part) => ({
    text: part.value,
    is: part.added ? "new" : part.removed ? "gone" : "same",
  }));

/** What became of one script in another: lines that were rewritten by their words, others as a whole. */
export function differencesOf(before: Said[], after: Said[], language: string): Difference[] {
  const isSame = (one: Said, other: Said) => one.speaker === other.speaker && one.text === other.text;
  const found: Difference[] = [];
  let gone: Said[] = [];
  const whole = ({ speaker, text }: Said, is: "gone" | "new") =>
    found.push({ is: "line", speaker, parts: [{ text, is }] });
  const flush = () => {
    for (const line of gone) whole(line, "gone");
    gone = [];
  };
  for (const run of diffArrays(before, after, { comparator: isSame })) {
    if (run.removed) gone = run.value;
    else if (run.added) {
      // Lines that stand where others stood are read as those, rewritten.
      for (const line of run.value) {
        const old = gone.shift();
        if (old && old.speaker === line.speaker)
          found.push({ is: "line", speaker: line.speaker, parts: partsOf(old.text, line.text, language) });
        else {
          if (old) whole(old, "gone");
          whole(line, "new");
        }
      }
      flush();
    } else {
      flush();
      found.push({ is: "same", count: run.value.length });
    }
  }
  flush();
  return found;
}
