"use client";

import { usePathname, useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { Schemas } from "@/api/client";
import { Button } from "@/components/ui/button";
import { Choice, Toggle } from "@/components/ui/choice";
import { TextField } from "@/components/ui/field";
import { useToasts } from "@/components/ui/toasts";
import { Problem } from "@/features/shell/problem";
import { calendars, chooseCalendar, useCalendar } from "@/features/shell/use-dates";
import { endonyms, type Language, languages } from "@/i18n/languages";
import { useProfileChange, useResend } from "./queries";
import { Section } from "./section";

const mostName = 100;

function Address({ me }: { me: Schemas["AccountView"] }) {
  const t = useTranslations("settings.profile");
  const resend = useResend();
  return (
    <Section title={t("address")} text={t("addressText")}>
      <div>
        <p className="font-medium break-words">{me.email}</p>
        <p className={me.email_verified ? "text-sm text-ink-3" : "text-sm text-warn"}>
          {t(me.email_verified ? "verified" : "unverified")}
        </p>
      </div>
      {!me.email_verified && (
        <div className="grid justify-items-start gap-3" aria-live="polite">
          {resend.isSuccess ? (
            <p>{t("resent")}</p>
          ) : (
            <Button busy={resend.isPending} onClick={() => resend.mutate()}>
              {t("resend")}
            </Button>
          )}
          {resend.error && <Problem fault={resend.error} />}
        </div>
      )}
    </Section>
  );
}

/** Thai counts years in either era; English in one. */
function Years() {
  const t = useTranslations("settings.profile");
  const calendar = useCalendar((state) => state.calendar);
  return (
    <Section title={t("calendar")} text={t("calendarText")}>
      <Choice
        label={t("calendar")}
        value={calendar}
        onChange={chooseCalendar}
        options={calendars.map((value) => ({ value, label: t(`era.${value}`) }))}
      />
    </Section>
  );
}

export function Profile({ me }: { me: Schemas["AccountView"] }) {
  const t = useTranslations("settings.profile");
  const ui = useTranslations("ui");
  const here = useLocale();
  const router = useRouter();
  const pathname = usePathname();
  const addToast = useToasts((state) => state.add);
  const [first, setFirst] = useState(me.first_name ?? "");
  const [last, setLast] = useState(me.last_name ?? "");
  const names = useProfileChange();
  const rest = useProfileChange();
  const changed = first.trim() !== (me.first_name ?? "") || last.trim() !== (me.last_name ?? "");

  const speak = (language: Language) =>
    rest.mutate(
      { language },
      {
        onSuccess: () => {
          if (language !== here) router.push(pathname.replace(`/${here}`, `/${language}`) + location.search);
        },
      },
    );
  return (
    <>
      <Section title={t("name")} text={t("nameText")}>
        <form
          className="grid gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            names.mutate(
              { first_name: first.trim(), last_name: last.trim() },
              { onSuccess: () => addToast(ui("saved")) },
            );
          }}
        >
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField
              label={t("first")}
              value={first}
              maxLength={mostName}
              autoComplete="given-name"
              onChange={(event) => setFirst(event.target.value)}
            />
            <TextField
              label={t("last")}
              value={last}
              maxLength={mostName}
              autoComplete="family-name"
              onChange={(event) => setLast(event.target.value)}
            />
          </div>
          {names.error && <Problem fault={names.error} />}
          <Button type="submit" className="justify-self-start" disabled={!changed} busy={names.isPending}>
            {ui("save")}
          </Button>
        </form>
      </Section>
      <Address me={me} />
      <Section title={t("language")} text={t("languageText")}>
        <Choice
          label={ui("language")}
          value={here}
          onChange={speak}
          options={languages.map((value) => ({ value, label: endonyms[value] }))}
        />
      </Section>
      {here === "th" && <Years />}
      <Section title={t("notes")} text={t("notesText")}>
        <Toggle
          label={t("mail")}
          detail={t("mailText")}
          checked={(rest.isPending ? rest.variables.email_notifications : null) ?? me.email_notifications}
          onChange={(email_notifications) => rest.mutate({ email_notifications })}
        />
        {rest.error && <Problem fault={rest.error} />}
      </Section>
    </>
  );
}
