"use client";

import { useEffect, useState } from "react";
import { accessToken } from "@/api/authorized";
import { emptyProgress, hear, type Message, type Progress } from "./progress";

export type Connection = "live" | "again";

const firstWaitMs = 500;
const mostWaitMs = 15_000;

// The server answers with this protocol and takes the token as its second word.
const protocolsOf = (token: string) => ["bearer", token];

/**
 * Follows a project's production over its WebSocket, from the first event on; comes back after every break with what it has heard.
 * `round` rises when a production is resumed, so that it follows again.
 */
export function useProgress(projectId: string, round: number): { progress: Progress; connection: Connection } {
  const [progress, setProgress] = useState(emptyProgress);
  const [connection, setConnection] = useState<Connection>("live");

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round follows again
  useEffect(() => {
    if (!projectId) return;
    let [known, isOver, wait] = [emptyProgress, false, firstWaitMs];
    let socket: WebSocket | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const comeBack = () => {
      if (isOver) return;
      setConnection("again");
      timer = setTimeout(() => void open(), wait * (0.75 + Math.random() / 2));
      wait = Math.min(wait * 2, mostWaitMs);
    };

    const open = async () => {
      const token = await accessToken().catch(() => null);
      if (isOver) return;
      if (!token) {
        comeBack();
        return;
      }
      const address = new URL(`/ws/projects/${projectId}?after=${known.seq}`, location.origin);
      address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
      socket = new WebSocket(address, protocolsOf(token));
      socket.onopen = () => {
        setConnection("live");
        wait = firstWaitMs;
      };
      socket.onmessage = (event) => {
        known = hear(known, JSON.parse(String(event.data)) as Message);
        setProgress(known);
      };
      socket.onclose = (event) => {
        if (event.code === 1000 && known.ended) isOver = true;
        comeBack();
      };
    };

    const wake = () => {
      if (isOver || socket?.readyState === WebSocket.OPEN || socket?.readyState === WebSocket.CONNECTING) return;
      clearTimeout(timer);
      wait = firstWaitMs;
      void open();
    };

    void open();
    window.addEventListener("online", wake);
    return () => {
      isOver = true;
      clearTimeout(timer);
      window.removeEventListener("online", wake);
      socket?.close();
    };
  }, [projectId, round]);

  return { progress, connection };
}
