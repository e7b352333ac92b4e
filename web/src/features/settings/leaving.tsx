"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { ApiProblem, type Schemas } from "@/api/client";
import { keepSession } from "@/api/session";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { PasswordField } from "@/features/accounts/password-field";
import { stop } from "@/features/audio/player";
import { Problem } from "@/features/shell/problem";
import { forgetKept } from "@/lib/kept";
import { paths } from "@/lib/paths";
import { useErasing, useTakeout } from "./queries";
import { Section } from "./section";

function Erasing({ me, onClose }: { me: Schemas["AccountView"]; onClose: () => void }) {
  const t = useTranslations("settings.leaving");
  const ui = useTranslations("ui");
  const language = useLocale();
  const erase = useErasing();
  const [password, setPassword] = useState("");
  const wrong = erase.error instanceof ApiProblem && erase.error.fields.password !== undefined;
  const gone = () => {
    stop();
    keepSession(null);
    forgetKept();
    // A whole new page: this one would ask whoever is gone to sign in.
    location.replace(paths.home(language));
  };
  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        erase.mutate(password, { onSuccess: gone });
      }}
    >
      <p className="text-ink-2">{t("eraseSure", { email: me.email })}</p>
      {me.has_password && (
        <PasswordField
          label={t("password")}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={wrong ? t("wrong") : undefined}
        />
      )}
      {erase.error && !wrong && <Problem fault={erase.error} />}
      <div className="flex flex-wrap justify-end gap-3">
        <Button onClick={onClose}>{ui("keep")}</Button>
        <Button type="submit" look="danger" busy={erase.isPending} disabled={me.has_password && !password}>
          {t("eraseAction")}
        </Button>
      </div>
    </form>
  );
}

export function Leaving({ me }: { me: Schemas["AccountView"] }) {
  const t = useTranslations("settings.leaving");
  const takeout = useTakeout();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Section title={t("export")} text={t("exportText")}>
        <Button className="justify-self-start" busy={takeout.isPending} onClick={() => takeout.mutate()}>
          {t(takeout.isPending ? "exporting" : "exportAction")}
        </Button>
        {takeout.error && <Problem fault={takeout.error} />}
      </Section>
      <Section title={t("erase")} text={t("eraseText")}>
        <Button look="danger" className="justify-self-start" onClick={() => setAsking(true)}>
          {t("eraseOpen")}
        </Button>
      </Section>
      <Dialog open={asking} onClose={() => setAsking(false)} title={t("eraseTitle")}>
        <Erasing me={me} onClose={() => setAsking(false)} />
      </Dialog>
    </>
  );
}
