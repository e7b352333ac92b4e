import { expect, test } from "vitest";
import { deviceOf } from "./device";

test("browsers that call themselves by every name are told apart", () => {
  const edge =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0";
  const iphone =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
  expect(deviceOf(edge)).toEqual({ browser: "Edge", system: "Windows" });
  expect(deviceOf(iphone)).toEqual({ browser: "Safari", system: "iPhone" });
});

test("a program that is no browser has no such name", () => {
  expect(deviceOf("curl/7.88.1")).toBeNull();
});
