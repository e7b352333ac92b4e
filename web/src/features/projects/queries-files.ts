"use client";

import { useQuery } from "@tanstack/react-query";
import { api, body, orNull, send } from "@/api/client";

const staleMs = 30 * 60_000;

export function useAssets(id: string) {
  return useQuery({
    queryKey: ["assets", id],
    queryFn: () => body(api.GET("/api/v1/projects/{id}/assets", { params: { path: { id } } })),
    enabled: id !== "",
    refetchInterval: staleMs,
  });
}

/** The transcript as packages hold it (transcript/transcript.json); times in seconds. */
export type Transcript = {
  duration: number;
  chapters: { startTime: number; title: string }[];
  segments: { index: number; speaker: string; startTime: number; endTime: number; body: string; chapter: string }[];
};

export function useTranscript(id: string) {
  return useQuery({
    queryKey: ["transcript", id],
    queryFn: () => orNull(send<Transcript>("GET", `/api/v1/projects/${id}/transcript.json`)),
    enabled: id !== "",
    staleTime: staleMs,
  });
}

const bars = 240;

/** Peaks 0–1, from least and greatest samples as audiowaveform writes them (8 or 16 bit). */
export function peaksOf(wave: { bits: number; data: number[] }): number[] {
  const pairs = Math.floor(wave.data.length / 2);
  const most = 2 ** (wave.bits - 1);
  const size = pairs / bars;
  const loudest = Array.from({ length: Math.min(bars, pairs) }, (_, i) => {
    let peak = 0;
    for (let at = Math.floor(i * size); at < Math.max((i + 1) * size, Math.floor(i * size) + 1) && at < pairs; at++)
      peak = Math.max(peak, Math.abs(wave.data[at * 2] ?? 0), Math.abs(wave.data[at * 2 + 1] ?? 0));
    return peak / most;
  });
  const top = Math.max(...loudest, 0.001);
  return loudest.map((peak) => (peak / top) ** 0.8);
}

export function useWave(id: string) {
  return useQuery({
    queryKey: ["waveform", id],
    queryFn: () =>
      orNull(send<{ bits: number; data: number[] }>("GET", `/api/v1/projects/${id}/waveform`).then(peaksOf)),
    enabled: id !== "",
    staleTime: staleMs,
  });
}
