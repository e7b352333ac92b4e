import { expect, test } from "vitest";
import { entriesOf } from "./statement";

const booked = (id: string, fields: object) => ({
  id,
  user_id: "u",
  project_id: "p",
  transaction_type: "usage",
  amount: -3,
  balance_after: 0,
  step_name: null,
  status: "completed",
  external_reference: null,
  metadata: {},
  created_at: "2026-11-23T14:00:00Z",
  ...fields,
});

test("the steps of one order are one entry with the balance after all of them", () => {
  const entries = entriesOf([
    booked("c", { step_name: "tts", balance_after: 91, status: "pending" }),
    booked("b", { step_name: "script", balance_after: 94 }),
    booked("a", { step_name: "brief_input", balance_after: 97 }),
  ]);
  expect(entries).toHaveLength(1);
  expect(entries[0]).toMatchObject({ amount: -9, balance: 91, steps: ["brief_input", "script", "tts"], pending: true });
});

test("a refund, another order and a purchase stand alone", () => {
  const entries = entriesOf([
    booked("d", { transaction_type: "refund", amount: 3 }),
    booked("c", { created_at: "2026-11-23T13:00:00Z" }),
    booked("b", { project_id: null, transaction_type: "purchase", amount: 90 }),
    booked("a", { project_id: null, transaction_type: "bonus", amount: 100 }),
  ]);
  expect(entries.map((entry) => entry.amount)).toEqual([3, -3, 90, 100]);
});
