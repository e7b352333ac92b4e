import "@/lib/rules";
import { z } from "zod/mini";
import { keep, readKept } from "@/lib/kept";

const speaker = z.object({
  name: z.string().check(z.maxLength(60)),
  gender: z.optional(z.enum(["female", "male"])),
  voice: z.optional(z.string()),
});

/** What a creator chooses for an episode, as the steps collect it. Messages are keys of `creator.errors`. */
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
});

export type Draft = z.infer<typeof draftRules>;

export const emptyDraft = (language: "en" | "th"): Draft => ({
  title: "",
  description: "",
  language,
  minutes: 5,
  template: "conversation",
  tone: "friendly",
  gender: "female",
  speakers: [{ name: "" }, { name: "" }],
  image_style: "studio_mic",
  video_motion: "subtle",
  music: "none",
  review_script: false,
});

/** An order of the API (`PodcastRequest`). Speakers that nobody named or cast are left to the server. */
export function orderOf(draft: Draft, projectId: string) {
  return {
    project_id: projectId,
    title: draft.title.trim(),
    description: draft.description.trim() || null,
    language: draft.language,
    target_duration: draft.minutes,
    voice_gender: draft.gender,
    voice_tone: draft.tone,
    template: draft.template,
    image_style: draft.image_style,
    video_motion: draft.video_motion,
    music: draft.music,
    review_script: draft.review_script,
    speakers: draft.speakers.map((one) => ({
      ...(one.name.trim() ? { name: one.name.trim() } : {}),
      ...(one.gender ? { gender: one.gender } : {}),
      ...(one.voice ? { voice: one.voice } : {}),
    })),
  };
}

const place = (id: string | null) => `muse.draft.${id ?? "new"}`;

/** Drafts lie on the device until the episode is ordered. */
export const readDraft = (id: string | null) => readKept<Partial<Draft>>(place(id));

export const keepDraft = (id: string | null, draft: Draft | null) => keep(place(id), draft);
