import { expect, test } from "vitest";
import { forgotRules, signUpRules } from "./rules";

const flaws = (password: string) => {
  const outcome = signUpRules.safeParse({ email: "maya@example.com", password });
  return outcome.success ? [] : outcome.error.issues.map((issue) => issue.message);
};

test("a password of eight characters is taken, one of seven is not", () => {
  expect(flaws("12345678")).toEqual([]);
  expect(flaws("1234567")).toEqual(["passwordShort"]);
});

test("spaces around an address are nobody's intention", () => {
  expect(forgotRules.parse({ email: "  maya@example.com " }).email).toBe("maya@example.com");
});

test("what is no address is refused by name", () => {
  const outcome = forgotRules.safeParse({ email: "maya@" });
  expect(outcome.error?.issues[0]?.message).toBe("email");
});
