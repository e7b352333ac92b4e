import { expect, test } from "vitest";
import { emptyProgress, hear, type Message } from "./progress";

const snapshot: Message = {
  type: "snapshot",
  status: "in_progress",
  progress: 10,
  seq: 2,
  time: "2026-01-01T10:00:00Z",
  steps: [
    { step: "script_generation", status: "in_progress", progress: 20 },
    { step: "tts_generation", status: "queued", progress: 0 },
  ],
};

const event = (seq: number, step: string, status: string, progress: number): Message => ({
  type: "progress_update",
  step,
  status,
  progress,
  seq,
  time: `2026-01-01T10:00:${String(seq).padStart(2, "0")}Z`,
  message: "",
});

test("a step that begins and ends has a length", () => {
  const heard = [event(3, "tts_generation", "in_progress", 0), event(9, "tts_generation", "completed", 100)].reduce(
    hear,
    hear(emptyProgress, snapshot),
  );
  const step = heard.steps[1];
  expect(step?.status).toBe("completed");
  expect((step?.endedAt ?? 0) - (step?.startedAt ?? 0)).toBe(6000);
  expect(heard.progress).toBe(60);
});

test("an event heard twice changes nothing", () => {
  const once = hear(hear(emptyProgress, snapshot), event(3, "tts_generation", "in_progress", 40));
  expect(hear(once, event(3, "tts_generation", "in_progress", 5))).toBe(once);
});

test("the end is the end, and a resumed production begins again", () => {
  const ended = hear(hear(emptyProgress, snapshot), {
    type: "production_failed",
    status: "failed",
    progress: 40,
    seq: 5,
    time: "2026-01-01T10:00:05Z",
    message: "Why.",
  });
  expect(ended).toMatchObject({ ended: true, status: "failed", message: "Why." });
  expect(hear(ended, { ...snapshot, seq: 6 })).toMatchObject({ ended: false, status: "in_progress" });
});
