import { expect, test } from "vitest";
import { isChanged, leftOf, tagsOf, textsOf, typedTags } from "./texts";

test("tags are parted by commas of any script, trimmed, and each counts once", () => {
  expect(tagsOf(" tea, ชา、green tea ,\n tea,, ")).toEqual(["tea", "ชา", "green tea"]);
  expect(tagsOf("  ")).toEqual([]);
});

test("an episode without texts has none, and a title of its own stands in for one that lacks", () => {
  const project = { title: "Tea", seo_metadata: null } as Parameters<typeof textsOf>[0];
  expect(textsOf(project)).toBeNull();
  expect(textsOf({ ...project, seo_metadata: { tags: ["a"] } })).toEqual({
    title: "Tea",
    description: "",
    tags: ["a"],
    notes: "",
  });
});

test("an editor that was only opened holds nothing to keep", () => {
  const from = { title: "Tea", description: "Of water.", tags: ["tea", "ชา"], notes: "" };
  expect(isChanged(from, { ...from }, typedTags(from.tags))).toBe(false);
  expect(isChanged(from, { ...from, notes: "More" }, typedTags(from.tags))).toBe(true);
  expect(isChanged(from, from, "tea, ชา, ")).toBe(true);
});

test("what was typed while a save was under way is left to be saved, on what that save made", () => {
  const texts = { title: "Tea", description: "", tags: [], notes: "" };
  const sent = { texts, tags: "tea", version: "one" };
  const saved = { texts: { ...texts, tags: ["tea"] }, version: "two" };
  expect(leftOf(structuredClone(sent), sent, saved)).toBeNull();
  const on = { ...sent, texts: { ...texts, notes: "More" } };
  expect(leftOf(on, sent, saved)).toEqual({ ...on, version: "two" });
  expect(leftOf({ ...sent, tags: "tea, wa" }, sent, saved)).toEqual({ ...sent, tags: "tea, wa", version: "two" });
});
