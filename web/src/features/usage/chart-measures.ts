/** What a day can be measured by. */
export const measures = ["credits", "minutes", "episodes"] as const;
export type Measure = (typeof measures)[number];
