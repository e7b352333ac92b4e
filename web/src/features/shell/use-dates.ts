"use client";

import { type DateTimeFormatOptions, useFormatter, useLocale } from "next-intl";
import { create } from "zustand";
import { keep, readKept } from "@/lib/kept";

export const calendars = ["buddhist", "gregory"] as const;
export type Calendar = (typeof calendars)[number];

const place = "muse.calendar";

/** Years as this device's reader counts them where Thai is read; English dates are always of the common era. */
export const useCalendar = create<{ calendar: Calendar }>(() => ({
  calendar: typeof window !== "undefined" && readKept(place) === "gregory" ? "gregory" : "buddhist",
}));

export function chooseCalendar(calendar: Calendar) {
  keep(place, calendar);
  useCalendar.setState({ calendar });
}

/** Days and moments in the reader's language and era. */
export function useDates() {
  const format = useFormatter();
  const language = useLocale();
  const calendar = useCalendar((state) => state.calendar);
  const era = language === "th" ? { calendar } : {};
  const of = (date: string, options: DateTimeFormatOptions) => format.dateTime(new Date(date), { ...options, ...era });
  return {
    of,
    day: (date: string, dateStyle: "medium" | "long" = "medium") => of(date, { dateStyle }),
    moment: (date: string) => of(date, { dateStyle: "medium", timeStyle: "short" }),
  };
}
