import { expect, test } from "vitest";
import { emptyDraft, orderOf } from "./draft";
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
