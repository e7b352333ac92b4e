import { expect, test } from "vitest";
import { blocksOf } from "./show-notes";

test("headings, items and paragraphs are told apart, and empty lines are nothing", () => {
  expect(blocksOf("# Tea\n\nHot water.\n- **0:12** Leaves\n")).toEqual([
    { kind: "heading", words: "Tea" },
    { kind: "text", words: "Hot water." },
    { kind: "item", words: "**0:12** Leaves" },
  ]);
});
