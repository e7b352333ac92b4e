import { expect, test } from "vitest";
import { queryOf, wishOf } from "./wish";

test("what the list shows survives the way through the address", () => {
  const wish = { state: "failed", q: "ฟ้าสาง & co", sort: "title", count: 40 } as const;
  expect(wishOf(new URLSearchParams(queryOf(wish)))).toEqual(wish);
});

test("an address that makes no sense shows everything", () => {
  expect(wishOf(new URLSearchParams("status=lost&sort=toString&count=-3"))).toEqual({
    state: "all",
    q: "",
    sort: "newest",
    count: 20,
  });
  expect(queryOf(wishOf(new URLSearchParams()))).toBe("");
});
