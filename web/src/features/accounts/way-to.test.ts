import { expect, test } from "vitest";
import { wayTo } from "./way-to";

const backOf = (way: string) => new URL(way, "http://muse.test").searchParams.get("return_to");

test("a sign-in elsewhere comes back to the sign-in page of the same language", () => {
  expect(wayTo("google", "th", "")).toBe("/api/v1/auth/external/google?return_to=%2Fth%2Fsign-in%2F");
  expect(backOf(wayTo("google", "en", ""))).toBe("/en/sign-in/");
});

test("and then to where the visitor wanted to go, if that is a page of this site", () => {
  const back = backOf(wayTo("google", "en", "?next=%2Fen%2Fprojects%2Fview%2F%3Fid%3D1")) ?? "";
  expect(new URL(back, "http://muse.test").searchParams.get("next")).toBe("/en/projects/view/?id=1");
  expect(backOf(wayTo("google", "en", "?next=https%3A%2F%2Fevil.example.com"))).toBe("/en/sign-in/");
});
