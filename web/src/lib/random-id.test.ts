import { afterEach, expect, test, vi } from "vitest";
import { randomId } from "./random-id";

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const many = 200;
const whole = globalThis.crypto;

/** What a page has that came over plain HTTP from another machine. */
const insecure = (getRandomValues: (room: Uint8Array<ArrayBuffer>) => Uint8Array) =>
  vi.stubGlobal("crypto", { getRandomValues });

afterEach(() => vi.unstubAllGlobals());

test("a page without TLS gets identities of the same shape, each another", () => {
  insecure((room) => whole.getRandomValues(room));
  const ids = Array.from({ length: many }, randomId);
  for (const id of ids) expect(id).toMatch(shape);
  expect(new Set(ids).size).toBe(many);
});

test("whatever is drawn, version and variant are told", () => {
  insecure((room) => room.fill(0x00));
  expect(randomId()).toBe("00000000-0000-4000-8000-000000000000");
  insecure((room) => room.fill(0xff));
  expect(randomId()).toBe("ffffffff-ffff-4fff-bfff-ffffffffffff");
});

test("a secure page has its own", () => {
  const own = "9c1f3a52-6f0e-4b7e-8d51-0a4a7c2f7b11";
  vi.stubGlobal("crypto", { randomUUID: () => own });
  expect(randomId()).toBe(own);
});
