type Block = { kind: "heading" | "item" | "text"; words: string };

/** The little Markdown that show notes are written in: headings, lists, paragraphs, words in bold. */
export function blocksOf(markdown: string): Block[] {
  return markdown
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line): Block => {
      if (/^#{1,6}\s/.test(line)) return { kind: "heading", words: line.replace(/^#+\s+/, "") };
      if (/^[-*]\s/.test(line)) return { kind: "item", words: line.replace(/^[-*]\s+/, "") };
      return { kind: "text", words: line };
    });
}

const Bold = ({ words }: { words: string }) =>
  words.split("**").map((part, i) => (i % 2 === 1 ? <strong key={i}>{part}</strong> : part));

/** Show notes as listeners will see them. */
export function ShowNotes({ markdown, language }: { markdown: string; language: string }) {
  return (
    <div lang={language} className="words grid gap-2 text-lg leading-relaxed">
      {blocksOf(markdown).map((block, i) =>
        block.kind === "heading" ? (
          <p key={i} className="mt-2 font-semibold first:mt-0">
            {block.words}
          </p>
        ) : (
          <p key={i} className={block.kind === "item" ? "border-l-2 border-line pl-4" : undefined}>
            <Bold words={block.words} />
          </p>
        ),
      )}
    </div>
  );
}
