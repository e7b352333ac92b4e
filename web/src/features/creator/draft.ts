import type { z } from "zod/mini";
import type { Schemas } from "@/api/client";
import { keep, readKept } from "@/lib/kept";
import type { draftRules } from "./draft-rules";

/** What a creator chooses for an episode, as the steps collect it. */
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
  dialogue: false,
});

type Voice = Pick<Schemas["VoiceOption"], "id" | "language">;

export const voicesIn = <V extends Voice>(voices: V[], language: string): V[] =>
  voices.filter((voice) => voice.language.startsWith(language));

/** Without voices that are offered no more, as after a key was removed, or not in its language: those speakers are cast by the server. */
export function castable(draft: Draft, voices: Voice[]): Draft {
  const offered = new Set(voicesIn(voices, draft.language).map((voice) => voice.id));
  return {
    ...draft,
    speakers: draft.speakers.map(({ voice, ...rest }) => (voice && offered.has(voice) ? { ...rest, voice } : rest)),
  };
}

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
    dialogue: draft.dialogue,
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
