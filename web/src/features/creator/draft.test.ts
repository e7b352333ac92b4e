import { expect, test } from "vitest";
import { castable, emptyDraft, orderOf } from "./draft";
import { draftRules } from "./draft-rules";

test("an empty draft lacks nothing but a title", () => {
  const outcome = draftRules.safeParse(emptyDraft("en"));
  expect(outcome.error?.issues.map((issue) => issue.message)).toEqual(["title"]);
});

test("two speakers of one name are refused, two without names are not", () => {
  const named = { ...emptyDraft("th"), title: "ก", speakers: [{ name: "Maya" }, { name: " maya " }] };
  expect(draftRules.safeParse(named).error?.issues[0]?.message).toBe("names");
  expect(draftRules.safeParse({ ...named, speakers: [{ name: "" }, { name: "" }] }).success).toBe(true);
});

test("speakers nobody cast are left to the server", () => {
  const order = orderOf({ ...emptyDraft("en"), title: " Dawn ", speakers: [{ name: "Maya" }, { name: " " }] }, "p");
  expect(order.speakers).toEqual([{ name: "Maya" }, {}]);
  expect(order.title).toBe("Dawn");
  expect(order.description).toBeNull();
});

test("a voice that is offered no more, or speaks another language, is not ordered", () => {
  const voices = [
    { id: "mint", language: "en-US" },
    { id: "malee", language: "th-TH" },
  ];
  const speakers = [
    { name: "Maya", voice: "mint" },
    { name: "Leo", voice: "gone" },
    { name: "Ann", voice: "malee" },
  ];
  const order = orderOf(castable({ ...emptyDraft("en"), speakers }, voices), "p");
  expect(order.speakers).toEqual([{ name: "Maya", voice: "mint" }, { name: "Leo" }, { name: "Ann" }]);
});
