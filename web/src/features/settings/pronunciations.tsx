"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Loading, Skeleton } from "@/components/ui/states";
import { Problem } from "@/features/shell/problem";
import { usePronunciationChange, usePronunciations } from "./queries";
import { Section } from "./section";

const mostWord = 100;
const mostSaid = 200;

export function Pronunciations() {
  const t = useTranslations("settings.words");
  const ui = useTranslations("ui");
  const list = usePronunciations();
  const change = usePronunciationChange();
  const [word, setWord] = useState("");
  const [said, setSaid] = useState("");
  if (list.isPending)
    return (
      <Loading label={ui("loading")}>
        <Skeleton className="h-48" />
      </Loading>
    );
  if (list.isError) return <Problem fault={list.error} onRetry={() => void list.refetch()} />;
  const known = Object.entries(list.data).sort(([one], [other]) => one.localeCompare(other));
  const { [word.trim()]: before, ...others } = list.data;
  const add = () => {
    if (!word.trim() || !said.trim()) return;
    change.mutate(
      { ...others, [word.trim()]: said.trim() },
      {
        onSuccess: () => {
          setWord("");
          setSaid("");
        },
      },
    );
  };
  const remove = (gone: string) =>
    change.mutate(Object.fromEntries(Object.entries(list.data).filter(([name]) => name !== gone)));
  return (
    <Section title={t("title")} text={t("text")}>
      <form
        className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] sm:items-end"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextField
          label={t("word")}
          value={word}
          maxLength={mostWord}
          onChange={(event) => setWord(event.target.value)}
        />
        <TextField
          label={t("said")}
          value={said}
          maxLength={mostSaid}
          onChange={(event) => setSaid(event.target.value)}
        />
        <Button type="submit" busy={change.isPending} disabled={!word.trim() || !said.trim()}>
          {t(before === undefined ? "add" : "change")}
        </Button>
      </form>
      {change.error && <Problem fault={change.error} />}
      {known.length === 0 ? (
        <p className="text-ink-3">{t("none")}</p>
      ) : (
        <table className="w-full text-left">
          <caption className="sr-only">{t("title")}</caption>
          <thead>
            <tr className="border-b-2 border-ink text-sm">
              <th scope="col" className="py-2 font-medium">
                {t("word")}
              </th>
              <th scope="col" className="py-2 font-medium">
                {t("said")}
              </th>
              <th scope="col">
                <span className="sr-only">{ui("remove")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {known.map(([name, sound]) => (
              <tr key={name} className="border-b border-line">
                <th scope="row" className="py-1.5 pr-4 font-medium break-words">
                  {name}
                </th>
                <td className="words py-1.5 pr-4 break-words">{sound}</td>
                <td className="w-11">
                  <IconButton label={t("remove", { name })} onClick={() => remove(name)}>
                    <X aria-hidden className="size-4.5" />
                  </IconButton>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
