import { expect, test } from "vitest";
import { groupsOf, nameOf } from "./file-groups";

type Assets = Parameters<typeof groupsOf>[0];

test("files stand by what they are, those of single lines last, and the package by itself", () => {
  const paths = [
    "audio/segments/0000-ab12.wav",
    "audio/final.mp3",
    "chapters.json",
    "downloads/resources.zip",
    "images/thumbnails/256.jpg",
    "show-notes.md",
    "transcript/captions.srt",
  ];
  const found = groupsOf(paths.map((path) => ({ path })) as unknown as Assets);
  expect(found.map(({ group, files }) => [group, files.map((file) => file.path)])).toEqual([
    ["sound", ["audio/final.mp3"]],
    ["pictures", ["images/thumbnails/256.jpg"]],
    ["transcript", ["transcript/captions.srt"]],
    ["script", ["show-notes.md"]],
    ["data", ["chapters.json"]],
    ["lines", ["audio/segments/0000-ab12.wav"]],
  ]);
});

test("a line's file is named by the line's number", () => {
  expect(nameOf("audio/segments/0011-4b38c4e137.wav")).toBe("012.wav");
  expect(nameOf("images/thumbnails/256.jpg")).toBe("256.jpg");
});
