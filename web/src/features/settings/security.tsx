"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { z } from "zod/mini";
import { ApiProblem, type Schemas } from "@/api/client";
import { Button } from "@/components/ui/button";
import { Loading, Skeleton } from "@/components/ui/states";
import { useToasts } from "@/components/ui/toasts";
import { PasswordField } from "@/features/accounts/password-field";
import { isAccountError, resetRules } from "@/features/accounts/rules";
import { Problem } from "@/features/shell/problem";
import { minuteMs } from "@/lib/clock";
import { deviceOf } from "./device";
import { usePasswordChange, useSessions } from "./queries";
import { Section } from "./section";

const rules = z.object({ current: z.string(), password: resetRules.shape.password });

function Password({ has }: { has: boolean }) {
  const t = useTranslations("settings.security");
  const accounts = useTranslations("accounts");
  const addToast = useToasts((state) => state.add);
  const change = usePasswordChange();
  const form = useForm<z.infer<typeof rules>>({
    resolver: zodResolver(rules),
    mode: "onTouched",
    defaultValues: { current: "", password: "" },
  });
  const submit = form.handleSubmit(({ current, password }) =>
    change.mutate(
      { current_password: has ? current : null, new_password: password },
      {
        onSuccess: () => {
          form.reset();
          addToast(t("changed"));
        },
        onError: (fault) => {
          if (!(fault instanceof ApiProblem)) return;
          if (fault.fields.current_password) form.setError("current", { message: "wrong" }, { shouldFocus: true });
          if (fault.fields.new_password) form.setError("password", { message: "passwordWeak" }, { shouldFocus: true });
        },
      },
    ),
  );
  const { current, password } = form.formState.errors;
  return (
    <form onSubmit={submit} noValidate className="grid gap-5">
      {has && (
        <PasswordField
          label={t("current")}
          autoComplete="current-password"
          error={current ? t("wrong") : undefined}
          {...form.register("current")}
        />
      )}
      <PasswordField
        label={t("next")}
        hint={accounts("passwordHint")}
        autoComplete="new-password"
        error={isAccountError(password?.message) ? accounts(`errors.${password.message}`) : undefined}
        {...form.register("password")}
      />
      {change.error && !current && !password && <Problem fault={change.error} />}
      <Button type="submit" className="justify-self-start" busy={change.isPending}>
        {t("change")}
      </Button>
    </form>
  );
}

function Devices() {
  const t = useTranslations("settings.security");
  const ui = useTranslations("ui");
  const now = useNow({ updateInterval: minuteMs });
  const format = useFormatter();
  const { sessions, end, endOthers } = useSessions();
  if (sessions.isPending)
    return (
      <Loading label={ui("loading")}>
        <Skeleton className="h-24" />
      </Loading>
    );
  if (sessions.isError) return <Problem fault={sessions.error} onRetry={() => void sessions.refetch()} />;
  const others = sessions.data.filter((session) => !session.is_current);
  return (
    <>
      <ul className="border-t border-line">
        {sessions.data.map((session) => {
          const device = deviceOf(session.user_agent);
          const name = device ? t("on", device) : session.user_agent || t("unknown");
          return (
            <li
              key={session.id}
              className="flex min-h-16 items-center justify-between gap-4 border-b border-line py-2.5"
            >
              <div className="min-w-0">
                <p className="truncate font-medium">{name}</p>
                <p className="text-sm text-ink-3">
                  {session.is_current
                    ? t("here")
                    : t("seen", { time: format.relativeTime(new Date(session.last_seen), now) })}
                  {" · "}
                  {session.address}
                </p>
              </div>
              {!session.is_current && (
                <Button
                  size="sm"
                  busy={end.isPending && end.variables === session.id}
                  onClick={() => end.mutate(session.id)}
                >
                  {t("end")}
                  <span className="sr-only">{name}</span>
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {others.length > 1 && (
        <Button className="justify-self-start" busy={endOthers.isPending} onClick={() => endOthers.mutate()}>
          {t("endOthers")}
        </Button>
      )}
      {(end.error ?? endOthers.error) && <Problem fault={end.error ?? endOthers.error} />}
    </>
  );
}

export function Security({ me }: { me: Schemas["AccountView"] }) {
  const t = useTranslations("settings.security");
  return (
    <>
      <Section title={t("password")} text={t(me.has_password ? "passwordText" : "noPassword")}>
        <Password has={me.has_password} />
      </Section>
      <Section title={t("devices")} text={t("devicesText")}>
        <Devices />
      </Section>
    </>
  );
}
