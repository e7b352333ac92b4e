import type { Schemas } from "@/api/client";

type Transaction = Schemas["TransactionView"];

/** One line of the statement: what was booked together for one episode, or a single movement. */
export type Entry = {
  id: string;
  type: string;
  at: string;
  projectId: string | null;
  amount: number;
  balance: number;
  steps: string[];
  pending: boolean;
};

/** Gathers the steps of one order into one entry. Transactions come newest first, and so do entries; steps read in their own order. */
export function entriesOf(transactions: Transaction[]): Entry[] {
  const entries: Entry[] = [];
  for (const one of transactions) {
    const last = entries.at(-1);
    const belongs =
      last &&
      one.project_id &&
      last.projectId === one.project_id &&
      last.type === one.transaction_type &&
      last.at === one.created_at;
    if (belongs) {
      last.amount += one.amount;
      last.pending ||= one.status === "pending";
      if (one.step_name) last.steps.unshift(one.step_name);
    } else
      entries.push({
        id: one.id,
        type: one.transaction_type,
        at: one.created_at,
        projectId: one.project_id,
        amount: one.amount,
        balance: one.balance_after,
        steps: one.step_name ? [one.step_name] : [],
        pending: one.status === "pending",
      });
  }
  return entries;
}
