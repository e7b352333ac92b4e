"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { z } from "zod/mini";
import { api, body } from "@/api/client";
import { ApiProblem } from "@/api/problem";
import { Button, LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/states";
import { Problem } from "@/features/shell/problem";
import { paths } from "@/lib/paths";
import { PasswordField } from "./password-field";
import { isAccountError, resetRules } from "./rules";

export function ResetForm() {
  const t = useTranslations("accounts");
  const language = useLocale();
  const token = useSearchParams().get("token") ?? "";
  const form = useForm<z.infer<typeof resetRules>>({ resolver: zodResolver(resetRules), mode: "onTouched" });
  const reset = useMutation({
    mutationFn: (password: string) => body(api.POST("/api/v1/auth/reset-password", { body: { token, password } })),
    onError: (fault) => {
      if (fault instanceof ApiProblem && fault.fields.password)
        form.setError("password", { message: "passwordWeak" }, { shouldFocus: true });
    },
  });
  const flaw = form.formState.errors.password?.message;
  if (reset.isSuccess)
    return (
      <Notice
        action={
          <LinkButton href={paths.signIn(language)} look="primary">
            {t("signIn.submit")}
          </LinkButton>
        }
      >
        {t("reset.done")}
      </Notice>
    );
  return (
    <>
      <h1 className="headline text-4xl">{t("reset.title")}</h1>
      <p className="mt-3 text-ink-2">{t("reset.text")}</p>
      {!token ? (
        <div className="mt-8">
          <Notice
            tone="warn"
            action={<LinkButton href={paths.forgotPassword(language)}>{t("reset.again")}</LinkButton>}
          >
            {t("reset.missing")}
          </Notice>
        </div>
      ) : (
        <form
          onSubmit={form.handleSubmit((values) => reset.mutate(values.password))}
          noValidate
          className="mt-8 grid gap-5"
        >
          <PasswordField
            label={t("reset.label")}
            hint={t("passwordHint")}
            autoComplete="new-password"
            error={isAccountError(flaw) ? t(`errors.${flaw}`) : undefined}
            {...form.register("password")}
          />
          {reset.error && !flaw && <Problem fault={reset.error} />}
          <Button type="submit" look="primary" size="lg" busy={reset.isPending}>
            {t("reset.submit")}
          </Button>
        </form>
      )}
    </>
  );
}
