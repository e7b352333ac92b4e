import { expect, test } from "vitest";
import { without } from "./queries";

type Page = Parameters<typeof without>[0];

test("a deleted episode is gone from the list and from its count; one that is not there changes nothing", () => {
  const page = { items: [{ id: "a" }, { id: "b" }], total: 7 } as unknown as Page;
  expect(without(page, "a")).toEqual({ items: [{ id: "b" }], total: 6 });
  expect(without(page, "c")).toEqual(page);
});
