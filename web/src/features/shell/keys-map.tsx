"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { create } from "zustand";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

const useKeysMap = create<{ open: boolean }>(() => ({ open: false }));

export const showKeysMap = () => useKeysMap.setState({ open: true });
const hideKeysMap = () => useKeysMap.setState({ open: false });

/** Every key that does something, by where it does it. What a key is called on a keyboard is the same in every language. */
const map = {
  listen: [
    ["play", "Space", "K"],
    ["jump", "J", "L"],
    ["seek", "←", "→"],
    ["line", "↑", "↓"],
  ],
  script: [
    ["out", "↑", "↓"],
    ["split", "Enter"],
    ["join", "Backspace"],
    ["move", "Alt ↑", "Alt ↓"],
    ["hear", "⌘/Ctrl Enter"],
    ["save", "⌘/Ctrl S"],
    ["undo", "⌘/Ctrl Z"],
    ["redo", "⌘/Ctrl Shift Z"],
    ["find", "⌘/Ctrl F"],
    ["other", "X"],
  ],
  everywhere: [
    ["map", "?"],
    ["close", "Esc"],
  ],
} as const;

const isTyped = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest("input, textarea, select") !== null);

/** All keys at a glance, under `?` on every page. */
export function KeysMap() {
  const t = useTranslations("keys");
  const ui = useTranslations("ui");
  const open = useKeysMap((state) => state.open);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey || isTyped(event.target)) return;
      event.preventDefault();
      showKeysMap();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  return (
    <Dialog open={open} onClose={hideKeysMap} title={t("title")} wide>
      <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
        <Group name="script" />
        <div className="grid content-start gap-6">
          <Group name="listen" />
          <Group name="everywhere" />
        </div>
      </div>
      <div className="mt-6 flex justify-end">
        <Button onClick={hideKeysMap}>{ui("close")}</Button>
      </div>
    </Dialog>
  );
}

function Group({ name }: { name: keyof typeof map }) {
  const t = useTranslations("keys");
  return (
    <section>
      <h3 className="font-semibold">{t(`${name}.title`)}</h3>
      <dl className="mt-2 border-t border-line">
        {map[name].map(([what, ...keys]) => (
          <div
            key={what}
            className="flex items-center justify-between gap-4 border-b border-line py-1.5 text-[0.9375rem]"
          >
            <dt className="text-ink-2">{t(`${name}.${what}` as "listen.play")}</dt>
            <dd className="flex shrink-0 gap-1.5">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="min-w-7 rounded-sm border border-line-strong bg-paper px-1.5 py-0.5 text-center font-sans text-sm"
                >
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
