import { afterEach, expect, test, vi } from "vitest";
import { copyText } from "./copy-text";

afterEach(() => vi.unstubAllGlobals());

/** A page on plain HTTP, in a browser that copies what is selected, or does not. */
function plainPage(copies: boolean) {
  const box = { value: "", style: {}, select: vi.fn(), remove: vi.fn() };
  vi.stubGlobal("navigator", {});
  vi.stubGlobal("HTMLElement", class {});
  vi.stubGlobal("document", {
    activeElement: null,
    body: { append: vi.fn() },
    createElement: () => box,
    execCommand: () => copies,
  });
  return box;
}

test("a secure page copies through the clipboard", async () => {
  const writeText = vi.fn(async () => undefined);
  vi.stubGlobal("navigator", { clipboard: { writeText } });
  await copyText("Tea");
  expect(writeText).toHaveBeenCalledWith("Tea");
});

test("a page on plain HTTP selects the text, copies it and leaves nothing behind", async () => {
  const box = plainPage(true);
  await copyText("Tea");
  expect(box.value).toBe("Tea");
  expect(box.select).toHaveBeenCalled();
  expect(box.remove).toHaveBeenCalled();
});

test("a browser that copies nothing says so, and nothing is left behind", async () => {
  const box = plainPage(false);
  await expect(copyText("Tea")).rejects.toThrow();
  expect(box.remove).toHaveBeenCalled();
});
