import "@/lib/rules";
import { zodResolver } from "@hookform/resolvers/zod";
import { z } from "zod/mini";

const speaker = z.object({
  name: z.string().check(z.maxLength(60)),
  gender: z.optional(z.enum(["female", "male"])),
  voice: z.optional(z.string()),
});

/** Messages are keys of `creator.errors`. */
export const draftRules = z.object({
  title: z.string().check(z.trim(), z.minLength(1, "title"), z.maxLength(255, "long")),
  description: z.string().check(z.maxLength(20_000, "long")),
  language: z.enum(["en", "th"]),
  minutes: z.number("minutes").check(z.int("minutes"), z.gte(1, "minutes"), z.lte(180, "minutes")),
  template: z.string(),
  tone: z.string(),
  gender: z.enum(["female", "male"]),
  speakers: z.array(speaker).check(
    z.minLength(1),
    z.maxLength(4),
    z.refine((speakers) => {
      const names = speakers.map((one) => one.name.trim().toLowerCase()).filter(Boolean);
      return new Set(names).size === names.length;
    }, "names"),
  ),
  image_style: z.string(),
  video_motion: z.string(),
  music: z.string(),
  review_script: z.boolean(),
  dialogue: z.boolean(),
});

export const resolve = zodResolver(draftRules);
