import { expect, test } from "vitest";
import { differencesOf } from "./differences";

const maya = (text: string) => ({ speaker: "Maya", text });
const leo = (text: string) => ({ speaker: "Leo", text });

test("a rewritten line is compared by its words, and lines that stayed are counted", () => {
  const found = differencesOf(
    [maya("One."), leo("Tea is hot."), maya("End.")],
    [maya("One."), leo("Tea is warm."), maya("End.")],
    "en",
  );
  expect(found).toHaveLength(3);
  expect(found[0]).toEqual({ is: "same", count: 1 });
  const line = found[1];
  expect(
    line?.is === "line" && line.parts.filter((part) => part.is !== "same").map((part) => [part.is, part.text.trim()]),
  ).toEqual([
    ["gone", "hot"],
    ["new", "warm"],
  ]);
});

test("a line that went and one that came are shown whole", () => {
  expect(differencesOf([maya("One."), leo("Two.")], [maya("One.")], "en")).toEqual([
    { is: "same", count: 1 },
    { is: "line", speaker: "Leo", parts: [{ text: "Two.", is: "gone" }] },
  ]);
  expect(differencesOf([], [maya("One.")], "en")).toEqual([
    { is: "line", speaker: "Maya", parts: [{ text: "One.", is: "new" }] },
  ]);
});

test("a line that another says now is not the old one rewritten", () => {
  expect(differencesOf([maya("One.")], [leo("One.")], "en")).toEqual([
    { is: "line", speaker: "Maya", parts: [{ text: "One.", is: "gone" }] },
    { is: "line", speaker: "Leo", parts: [{ text: "One.", is: "new" }] },
  ]);
});

test("scripts that are alike differ in nothing", () => {
  expect(differencesOf([maya("One."), leo("Two.")], [maya("One."), leo("Two.")], "en")).toEqual([
    { is: "same", count: 2 },
  ]);
});

test("Thai lines are compared word by word, too", () => {
  const found = differencesOf([maya("น้ำร้อนมาก")], [maya("น้ำเย็นมาก")], "th");
  const [line] = found;
  expect(line?.is === "line" && line.parts.find((part) => part.is === "same")?.text).toBe("น้ำ");
});
