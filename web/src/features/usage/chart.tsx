"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { Measure } from "./chart-measures";
import type { Usage } from "./queries";

type Props = { days: Usage["days"]; measure: Measure };

/** Days as bars. A table says the same to whoever does not see it. */
export default function Chart({ days, measure }: Props) {
  const t = useTranslations("usage");
  const format = useFormatter();
  const dayOf = (day: string) =>
    format.dateTime(new Date(`${day}T00:00:00Z`), { day: "numeric", month: "short", timeZone: "UTC" });
  const tick = { fill: "var(--ink-3)", fontSize: 12 };
  return (
    <div aria-hidden className="h-56">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={days} margin={{ top: 8, right: 0, bottom: 0, left: -24 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="day"
            tickFormatter={dayOf}
            tick={tick}
            tickLine={false}
            axisLine={{ stroke: "var(--line-strong)" }}
            minTickGap={28}
          />
          <YAxis tick={tick} tickLine={false} axisLine={false} allowDecimals={false} />
          <Tooltip
            cursor={{ fill: "var(--sunk)" }}
            contentStyle={{
              background: "var(--surface)",
              border: "1px solid var(--line)",
              borderRadius: 6,
              color: "var(--ink)",
            }}
            labelFormatter={(day) => dayOf(String(day))}
            formatter={(value) => [format.number(Number(value), { maximumFractionDigits: 1 }), t(`measure.${measure}`)]}
          />
          <Bar dataKey={measure} fill="var(--accent)" radius={[2, 2, 0, 0]} isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
