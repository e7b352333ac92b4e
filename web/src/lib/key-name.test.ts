import { expect, test } from "vitest";
import { keyName } from "./key-name";

test("a key is called by its letter, wherever that lies on the keyboard", () => {
  expect(keyName({ key: "Z", code: "KeyY" })).toBe("z");
  expect(keyName({ key: "é", code: "Digit2" })).toBe("é");
  expect(keyName({ key: " ", code: "Space" })).toBe(" ");
  expect(keyName({ key: "ArrowUp", code: "ArrowUp" })).toBe("arrowup");
});

test("on a Thai layout letters are called as on a Latin one", () => {
  expect(keyName({ key: "ห", code: "KeyS" })).toBe("s");
  // A vowel sign and a tone mark are no letters of their own.
  expect(keyName({ key: "ั", code: "KeyY" })).toBe("y");
  expect(keyName({ key: "่", code: "KeyJ" })).toBe("j");
  expect(keyName({ key: "ๅ", code: "Digit1" })).toBe("ๅ");
});
