import type { Saying } from "@/api/problem";

/** How a step stands. Progress in percent; times in milliseconds since 1970, null when not known. */
export type StepProgress = {
  step: string;
  status: string;
  progress: number;
  message: string | null;
  said: Saying | null;
  startedAt: number | null;
  endedAt: number | null;
};

export type Progress = {
  status: string | null;
  progress: number;
  seq: number;
  steps: StepProgress[];
  message: string | null;
  ended: boolean;
};

export type Message =
  | {
      type: "snapshot";
      status?: string | null;
      progress: number;
      seq: number;
      time: string;
      steps: { step: string; status: string; progress: number; message?: string | null; said?: Saying | null }[];
    }
  | {
      type: string;
      step?: string;
      status?: string;
      progress: number;
      message?: string;
      said?: Saying | null;
      seq: number;
      time: string;
    };

export const emptyProgress: Progress = { status: null, progress: 0, seq: 0, steps: [], message: null, ended: false };

const over = ["completed", "failed", "skipped", "cancelled"];
const isOver = (status: string) => over.includes(status);

const isSnapshot = (message: Message): message is Extract<Message, { steps: unknown[] }> => message.type === "snapshot";

const mean = (steps: StepProgress[]) =>
  steps.length === 0 ? 0 : Math.floor(steps.reduce((sum, step) => sum + step.progress, 0) / steps.length);

/**
 * What a listener knows after a message. A snapshot says how things stand, with or without the events that follow it; events that
 * were heard before change nothing.
 */
export function hear(known: Progress, message: Message): Progress {
  const at = Date.parse(message.time);
  if (isSnapshot(message)) {
    const steps = message.steps.map((now) => {
      const before = known.steps.find((step) => step.step === now.step);
      return {
        startedAt: null,
        endedAt: null,
        ...before,
        step: now.step,
        status: now.status,
        progress: now.progress,
        message: now.message ?? null,
        said: now.said ?? null,
      };
    });
    const status = message.status ?? null;
    return {
      status,
      progress: message.progress,
      seq: known.seq,
      steps,
      message: known.message,
      ended: status !== null && isOver(status),
    };
  }
  if (message.seq <= known.seq) return known;
  if (message.step === undefined) {
    const status = message.status ?? message.type.replace("production_", "");
    const ended = message.type.startsWith("production_") && isOver(status);
    return {
      ...known,
      seq: message.seq,
      status,
      message: message.message ?? null,
      ended,
      progress: status === "completed" ? 100 : known.progress,
    };
  }
  const steps = known.steps.map((step) => {
    if (step.step !== message.step) return step;
    const status = message.status ?? step.status;
    return {
      ...step,
      // While older events are replayed, what the snapshot said stays.
      status: isOver(step.status) && !isOver(status) && known.ended ? step.status : status,
      progress: Math.max(message.progress, status === "completed" ? 100 : 0),
      message: message.message ?? step.message,
      said: message.message === undefined ? step.said : (message.said ?? null),
      startedAt:
        status === "in_progress" && (step.startedAt === null || isOver(step.status))
          ? (step.startedAt ?? at)
          : step.startedAt,
      endedAt: isOver(status) ? at : null,
    };
  });
  return {
    ...known,
    seq: message.seq,
    steps,
    status: known.ended ? known.status : "in_progress",
    progress: mean(steps),
  };
}
