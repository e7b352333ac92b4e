"use client";

import { useFormatter, useLocale, useNow, useTranslations } from "next-intl";
import { useState } from "react";
import { ApiProblem, type Schemas } from "@/api/client";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/states";
import { Problem } from "@/features/shell/problem";
import { useDates } from "@/features/shell/use-dates";
import { useSaid } from "@/features/shell/use-said";
import { minuteMs } from "@/lib/clock";
import { type KeyView, type Provider, useKeyChanges } from "./queries";
import { Section } from "./section";

/** The providers' own names and the pages where they give keys. */
const known: Record<Provider, { name: string; page: string }> = {
  openai: { name: "OpenAI", page: "https://platform.openai.com/api-keys" },
  kie: { name: "KIE", page: "https://kie.ai/api-key" },
  elevenlabs: { name: "ElevenLabs", page: "https://elevenlabs.io/app/settings/api-keys" },
  google: { name: "Google Gemini", page: "https://aistudio.google.com/apikey" },
};

const mostModels = 6;

function Report({ report }: { report: Schemas["KeyReport"] }) {
  const t = useTranslations("settings.keys");
  const said = useSaid();
  const format = useFormatter();
  const models = report.models ?? [];
  return (
    <Notice tone={report.ok ? "plain" : "warn"} title={t(report.ok ? "works" : "fails")}>
      <p>{said(report.said, report.detail) ?? t(report.ok ? "worksText" : "failsText")}</p>
      {report.remaining != null && <p>{t("remaining", { count: report.remaining })}</p>}
      {models.length > 0 && (
        <p className="break-words">
          {t("models")}: {format.list(models.slice(0, mostModels))}
          {models.length > mostModels && ` ${t("moreModels", { count: models.length - mostModels })}`}
        </p>
      )}
    </Notice>
  );
}

type Changes = ReturnType<typeof useKeyChanges>;

function NewKey({ name, changes: { save }, onDone }: { name: string; changes: Changes; onDone: () => void }) {
  const t = useTranslations("settings.keys");
  const ui = useTranslations("ui");
  const language = useLocale();
  const [key, setKey] = useState("");
  const [address, setAddress] = useState("");
  const fields = save.error instanceof ApiProblem ? save.error.fields : {};
  const told = fields.api_key || fields.base_url;
  // The server tells of fields in English.
  const flaw = (what: string[] | undefined) =>
    what && (language === "en" ? t("flaw", { what: what.join(" ") }) : t("flawPlain"));
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!key.trim()) return;
        const wanted = { api_key: key.trim(), ...(address.trim() ? { base_url: address.trim() } : {}) };
        save.mutate(wanted, {
          onSuccess: () => {
            setKey("");
            onDone();
          },
        });
      }}
    >
      <TextField
        label={t("key", { name })}
        type="password"
        autoComplete="off"
        spellCheck={false}
        value={key}
        onChange={(event) => setKey(event.target.value)}
        hint={t("keyHint")}
        error={flaw(fields.api_key)}
      />
      <details>
        <summary className="min-h-11 cursor-pointer py-2 text-sm text-ink-2">{t("own")}</summary>
        <TextField
          label={t("address")}
          optional={ui("optional")}
          type="url"
          inputMode="url"
          value={address}
          onChange={(event) => setAddress(event.target.value)}
          hint={t("addressHint")}
          error={flaw(fields.base_url)}
        />
      </details>
      {save.error && !told && <Problem fault={save.error} />}
      <Button
        type="submit"
        look={key.trim() ? "primary" : "plain"}
        className="justify-self-start"
        disabled={!key.trim()}
        busy={save.isPending}
      >
        {t("save")}
      </Button>
    </form>
  );
}

/** One provider: what it is used for, where to get a key, the key that is kept. A key once saved is never shown. */
export function KeyCard({ provider, known: kept }: { provider: Provider; known: KeyView | null }) {
  const t = useTranslations("settings.keys");
  const now = useNow({ updateInterval: minuteMs });
  const format = useFormatter();
  const dates = useDates();
  const changes = useKeyChanges(provider);
  const { test, remove } = changes;
  const [replacing, setReplacing] = useState(false);
  const [asking, setAsking] = useState(false);
  const { name, page } = known[provider];
  return (
    <Section
      title={name}
      text={
        <>
          <p>{t(`use.${provider}`)}</p>
          <a
            href={page}
            target="_blank"
            rel="noreferrer"
            className="inline-flex min-h-11 items-center text-accent underline underline-offset-4"
          >
            {t("where", { name })}
          </a>
        </>
      }
    >
      {kept && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
          <div className="mr-auto">
            <p className="clock font-medium">{kept.hint}</p>
            <p className="text-sm text-ink-3">
              {kept.last_used
                ? t("used", { time: format.relativeTime(new Date(kept.last_used), now) })
                : t("added", { date: dates.day(kept.created_at) })}
              {kept.base_url && ` · ${kept.base_url}`}
            </p>
          </div>
          <div className="flex flex-wrap gap-2 max-sm:w-full">
            <Button size="sm" busy={test.isPending} onClick={() => test.mutate()}>
              {t("test")}
              <span className="sr-only">{name}</span>
            </Button>
            <Button size="sm" look="quiet" aria-expanded={replacing} onClick={() => setReplacing(!replacing)}>
              {t("replace")}
              <span className="sr-only">{name}</span>
            </Button>
            <Button size="sm" look="danger" onClick={() => setAsking(true)}>
              {t("remove")}
              <span className="sr-only">{name}</span>
            </Button>
          </div>
        </div>
      )}
      <div aria-live="polite" className="grid gap-3">
        {test.isPending && <p className="text-ink-3">{t("testing", { name })}</p>}
        {test.data && !test.isPending && <Report report={test.data} />}
        {test.error && <Problem fault={test.error} />}
        {remove.error && <Problem fault={remove.error} />}
      </div>
      {(!kept || replacing) && <NewKey name={name} changes={changes} onDone={() => setReplacing(false)} />}
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => remove.mutate(undefined, { onSettled: () => setAsking(false) })}
        busy={remove.isPending}
        title={t("removeTitle", { name })}
        action={t("remove")}
      >
        {t("removeText")}
      </Confirm>
    </Section>
  );
}
