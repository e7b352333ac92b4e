import { type ListWish, type SortName, type StateName, sorts, states } from "./queries";

export const pageSize = 20;
const mostAtOnce = 100;

/** What the list shows lives in the address, so that it can be shared and reloaded. */
export function wishOf(query: URLSearchParams): ListWish {
  const state = query.get("status") as StateName;
  const sort = query.get("sort") as SortName;
  const count = Number(query.get("count"));
  return {
    state: states.includes(state) ? state : "all",
    q: query.get("q") ?? "",
    sort: Object.hasOwn(sorts, sort) ? sort : "newest",
    count: Number.isInteger(count) && count > pageSize ? Math.min(count, mostAtOnce) : pageSize,
  };
}

export function queryOf(wish: ListWish): string {
  const query = new URLSearchParams();
  if (wish.state !== "all") query.set("status", wish.state);
  if (wish.q) query.set("q", wish.q);
  if (wish.sort !== "newest") query.set("sort", wish.sort);
  if (wish.count !== pageSize) query.set("count", String(wish.count));
  return query.size > 0 ? `?${query}` : "";
}
