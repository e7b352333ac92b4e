"use client";

import { useLocale, useTranslations } from "next-intl";
import type { Schemas } from "@/api/client";
import { Button, LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/states";
import { play } from "@/features/audio/player";
import type { ProjectView } from "@/features/projects/queries";
import { Problem } from "@/features/shell/problem";
import { useSaid } from "@/features/shell/use-said";
import { paths } from "@/lib/paths";
import { useStepName } from "./lane";
import type { Progress } from "./progress";
import type { useSteering } from "./queries";

type Props = {
  project: ProjectView | undefined;
  progress: Progress;
  standing: Schemas["Standing"] | undefined;
  steering: ReturnType<typeof useSteering>;
  onResume: () => void;
};

/** What there is to decide: approve, go on, or listen. */
export function Outcome({ project, progress, standing, steering, onResume }: Props) {
  const t = useTranslations("production");
  const language = useLocale();
  const name = useStepName();
  const said = useSaid();
  const failed = standing?.steps.find((step) => step.error) ?? progress.steps.find((step) => step.status === "failed");
  const href = project && paths.project(language, project.id);

  if (progress.status === "completed" && project && href)
    return (
      <Notice
        title={t("done.title")}
        action={
          <>
            <LinkButton look="primary" href={href}>
              {t("done.open")}
            </LinkButton>
            {project.audio_url && (
              <Button
                onClick={() => void play({ id: project.id, title: project.title, src: project.audio_url ?? "", href })}
              >
                {t("done.listen")}
              </Button>
            )}
          </>
        }
      />
    );
  if (progress.ended)
    return (
      <Notice
        tone={progress.status === "cancelled" ? "warn" : "danger"}
        title={
          progress.status === "cancelled"
            ? t("cancelled.title")
            : failed
              ? t("failed.title", { step: name(failed.step) })
              : t("failed.titlePlain")
        }
        action={
          <Button
            look="primary"
            busy={steering.resume.isPending}
            onClick={() => steering.resume.mutate(undefined, { onSuccess: onResume })}
          >
            {t("failed.resume")}
          </Button>
        }
      >
        {progress.status !== "cancelled" && (
          <p>
            {(failed && "error" in failed && said(failed.error?.said, failed.error?.detail)) || t("failed.unnamed")}
          </p>
        )}
        <p className="mt-1">
          {standing?.credits_refunded ? t("failed.refunded", { count: standing.credits_refunded }) : t("failed.refund")}
        </p>
        {steering.resume.error && (
          <div className="mt-3">
            <Problem fault={steering.resume.error} />
          </div>
        )}
      </Notice>
    );
  if (standing?.awaits_approval)
    return (
      <Notice
        title={t("approve.title")}
        action={
          <>
            <Button look="primary" busy={steering.approve.isPending} onClick={() => steering.approve.mutate()}>
              {t("approve.action")}
            </Button>
            {project && (
              <LinkButton href={paths.project(language, project.id, "script")}>{t("approve.read")}</LinkButton>
            )}
          </>
        }
      >
        {t("approve.text")}
        {steering.approve.error && <Problem fault={steering.approve.error} />}
      </Notice>
    );
  return null;
}
