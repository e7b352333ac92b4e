"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { z } from "zod/mini";
import { api, body } from "@/api/client";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/states";
import { Way } from "@/components/ui/way";
import { Problem } from "@/features/shell/problem";
import { paths } from "@/lib/paths";
import { forgotRules } from "./rules";

export function ForgotForm() {
  const t = useTranslations("accounts");
  const language = useLocale();
  const form = useForm<z.infer<typeof forgotRules>>({ resolver: zodResolver(forgotRules), mode: "onTouched" });
  const ask = useMutation({
    mutationFn: (email: string) => body(api.POST("/api/v1/auth/forgot-password", { body: { email } })),
  });
  return (
    <>
      <h1 className="headline text-4xl">{t("forgot.title")}</h1>
      <p className="mt-3 text-ink-2">{t("forgot.text")}</p>
      {ask.isSuccess ? (
        <div className="mt-8">
          <Notice>{t("forgot.done", { email: ask.variables })}</Notice>
        </div>
      ) : (
        <form onSubmit={form.handleSubmit((values) => ask.mutate(values.email))} noValidate className="mt-8 grid gap-5">
          <TextField
            label={t("email")}
            type="email"
            inputMode="email"
            autoComplete="email"
            error={form.formState.errors.email && t("errors.email")}
            {...form.register("email")}
          />
          {ask.error && <Problem fault={ask.error} />}
          <Button type="submit" look="primary" size="lg" busy={ask.isPending}>
            {t("forgot.submit")}
          </Button>
        </form>
      )}
      <Way href={paths.signIn(language)} className="mt-8 inline-flex min-h-11 items-center underline">
        {t("forgot.back")}
      </Way>
    </>
  );
}
