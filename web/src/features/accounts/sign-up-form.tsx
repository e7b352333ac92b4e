"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useLocale, useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { z } from "zod/mini";
import { ApiProblem } from "@/api/problem";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Way } from "@/components/ui/way";
import { Problem } from "@/features/shell/problem";
import { paths } from "@/lib/paths";
import { ExternalWays } from "./external-ways";
import { PasswordField } from "./password-field";
import { isAccountError, signUpRules } from "./rules";
import { useRegister } from "./use-door";

type Values = z.infer<typeof signUpRules>;

export function SignUpForm() {
  const t = useTranslations("accounts");
  const ui = useTranslations("ui");
  const language = useLocale();
  const register = useRegister();
  const form = useForm<Values>({ resolver: zodResolver(signUpRules), mode: "onTouched" });
  const say = (key: string | undefined) => (key ? (isAccountError(key) ? t(`errors.${key}`) : key) : undefined);

  const submit = form.handleSubmit((values) =>
    register.mutate(
      { email: values.email, password: values.password, first_name: values.first_name || null, language },
      {
        onError: (fault) => {
          if (!(fault instanceof ApiProblem)) return;
          if (fault.status === 409) form.setError("email", { message: "taken" }, { shouldFocus: true });
          if (fault.fields.password) form.setError("password", { message: "passwordWeak" }, { shouldFocus: true });
          if (fault.fields.email) form.setError("email", { message: "email" }, { shouldFocus: true });
        },
      },
    ),
  );
  const isPlaced =
    register.error instanceof ApiProblem &&
    (register.error.status === 409 || register.error.fields.password || register.error.fields.email);

  return (
    <>
      <h1 className="headline text-4xl">{t("signUp.title")}</h1>
      <p className="mt-3 text-ink-2">{t("signUp.text")}</p>
      <form onSubmit={submit} noValidate className="mt-8 grid gap-5">
        <TextField
          label={t("firstName")}
          optional={ui("optional")}
          autoComplete="given-name"
          {...form.register("first_name")}
        />
        <TextField
          label={t("email")}
          type="email"
          inputMode="email"
          autoComplete="email"
          error={say(form.formState.errors.email?.message)}
          {...form.register("email")}
        />
        <PasswordField
          label={t("password")}
          hint={t("passwordHint")}
          autoComplete="new-password"
          error={say(form.formState.errors.password?.message)}
          {...form.register("password")}
        />
        {register.error && !isPlaced && <Problem fault={register.error} />}
        <Button type="submit" look="primary" size="lg" busy={register.isPending || register.isSuccess}>
          {t("signUp.submit")}
        </Button>
      </form>
      <ExternalWays />
      <p className="mt-8 text-ink-2">
        {t("signUp.have")}{" "}
        <Way
          href={paths.signIn(language)}
          className="inline-flex min-h-11 items-center font-medium text-accent underline"
        >
          {t("signUp.signIn")}
        </Way>
      </p>
    </>
  );
}
