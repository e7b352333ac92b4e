"use client";

import type { Howl } from "howler";
import { create } from "zustand";

/** What is played: an episode, a line or a take. `href` leads to where it belongs. */
export type Track = { id: string; title: string; detail?: string; src: string; href?: string };

type Player = {
  track: Track | null;
  playing: boolean;
  failed: boolean;
  time: number;
  duration: number;
  rate: number;
};

/** The one player of the app: it goes on while the user moves about. Times in seconds. */
export const usePlayer = create<Player>(() => ({
  track: null,
  playing: false,
  failed: false,
  time: 0,
  duration: 0,
  rate: 1,
}));

let sound: Howl | null = null;
let frame = 0;

const set = usePlayer.setState;

function follow() {
  if (!sound) return;
  const time = sound.seek();
  if (typeof time === "number") set({ time });
  frame = sound.playing() ? requestAnimationFrame(follow) : 0;
}

function unload() {
  cancelAnimationFrame(frame);
  sound?.unload();
  sound = null;
}

/** Plays a track from `from` seconds; the track that is loaded already only moves there. */
export async function play(track: Track, from?: number) {
  if (sound && usePlayer.getState().track?.src === track.src) {
    set({ track });
    if (from !== undefined) seek(from);
    if (!sound.playing()) sound.play();
    return;
  }
  unload();
  set({ track, playing: false, failed: false, time: from ?? 0, duration: 0 });
  const { Howl } = await import("howler");
  if (usePlayer.getState().track !== track) return;
  const own: Howl = new Howl({
    src: [track.src],
    // Streams instead of reading the whole episode first; the address carries no extension to go by.
    html5: true,
    format: [formatOf(track.src)],
    rate: usePlayer.getState().rate,
    onload: () => own === sound && set({ duration: own.duration() }),
    onplay: () => {
      if (own !== sound) return;
      set({ playing: true });
      cancelAnimationFrame(frame);
      follow();
    },
    onpause: () => own === sound && set({ playing: false }),
    onend: () => own === sound && set({ playing: false, time: own.duration() }),
    onloaderror: () => own === sound && set({ failed: true, playing: false }),
    onplayerror: () => own === sound && set({ failed: true, playing: false }),
  });
  sound = own;
  if (from) own.once("play", () => own.seek(from));
  own.play();
}

export function formatOf(address: string): string {
  const path = address.split(/[?#]/)[0] ?? "";
  return /\.([a-z0-9]{2,4})$/i.exec(path)?.[1]?.toLowerCase() ?? "mp3";
}

export function toggle() {
  if (!sound) return;
  if (sound.playing()) sound.pause();
  else sound.play();
}

export function seek(time: number) {
  if (!sound) return;
  const { duration } = usePlayer.getState();
  const to = Math.max(0, duration ? Math.min(time, duration) : time);
  sound.seek(to);
  set({ time: to });
}

export const skip = (seconds: number) => seek(usePlayer.getState().time + seconds);

export function setRate(rate: number) {
  sound?.rate(rate);
  set({ rate });
}

export function stop() {
  unload();
  set({ track: null, playing: false, failed: false, time: 0, duration: 0 });
}
