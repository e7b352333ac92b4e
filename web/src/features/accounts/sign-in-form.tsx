"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useLocale, useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { z } from "zod/mini";
import { ApiProblem } from "@/api/problem";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/states";
import { Way } from "@/components/ui/way";
import { Problem } from "@/features/shell/problem";
import { paths } from "@/lib/paths";
import { ExternalWays } from "./external-ways";
import { PasswordField } from "./password-field";
import { isAccountError, signInRules } from "./rules";
import { useLogin } from "./use-door";
import { useExternalSignIn } from "./use-external";

export function SignInForm() {
  const t = useTranslations("accounts");
  const problems = useTranslations("problems");
  const language = useLocale();
  const login = useLogin();
  const external = useExternalSignIn();
  const form = useForm<z.infer<typeof signInRules>>({ resolver: zodResolver(signInRules), mode: "onTouched" });
  const say = (key: string | undefined) => (isAccountError(key) ? t(`errors.${key}`) : undefined);
  const isWrong = login.error instanceof ApiProblem && login.error.status === 401;

  if (external === "working")
    return (
      <p role="status" className="text-ink-2">
        {t("signIn.external")}
      </p>
    );
  return (
    <>
      <h1 className="headline text-4xl">{t("signIn.title")}</h1>
      <p className="mt-3 text-ink-2">{t("signIn.text")}</p>
      <form onSubmit={form.handleSubmit((values) => login.mutate(values))} noValidate className="mt-8 grid gap-5">
        {external === "failed" && <Notice tone="danger">{t("signIn.externalFailed")}</Notice>}
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
          autoComplete="current-password"
          error={say(form.formState.errors.password?.message)}
          {...form.register("password")}
        />
        {isWrong ? (
          <Notice tone="danger">{problems("badLogin")}</Notice>
        ) : (
          login.error && <Problem fault={login.error} />
        )}
        <Button type="submit" look="primary" size="lg" busy={login.isPending || login.isSuccess}>
          {t("signIn.submit")}
        </Button>
      </form>
      <ExternalWays />
      <div className="mt-8 grid gap-1 text-ink-2">
        <Way
          href={paths.forgotPassword(language)}
          className="inline-flex min-h-11 items-center justify-self-start underline"
        >
          {t("signIn.forgot")}
        </Way>
        <p>
          {t("signIn.new")}{" "}
          <Way
            href={paths.signUp(language)}
            className="inline-flex min-h-11 items-center font-medium text-accent underline"
          >
            {t("signIn.signUp")}
          </Way>
        </p>
      </div>
    </>
  );
}
