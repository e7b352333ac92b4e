"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { api, body } from "@/api/client";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { Problem } from "@/features/shell/problem";
import { paths } from "@/lib/paths";
import { randomId } from "@/lib/random-id";

/** Credits that one line takes, whichever way. */
const price = 1;
const mostInstruction = 500;

type What = "text" | "audio";
type Props = { projectId: string; segmentId: string | null; onClose: () => void };

function Wish({ projectId, segmentId, onClose }: { projectId: string; segmentId: string; onClose: () => void }) {
  const t = useTranslations("script.again");
  const ui = useTranslations("ui");
  const language = useLocale();
  const router = useRouter();
  const client = useQueryClient();
  const [what, setWhat] = useState<What>("text");
  const [instruction, setInstruction] = useState("");
  const order = useMutation({
    mutationFn: () =>
      body(
        api.POST("/api/v1/projects/{id}/script/segments/{segmentId}/regenerate", {
          params: { path: { id: projectId, segmentId } },
          body: { what, instruction: instruction.trim() || null },
          headers: { "Idempotency-Key": randomId() },
        }),
      ),
    onSuccess: () => {
      for (const key of [["standing", projectId], ["project", projectId], ["balance"]])
        void client.invalidateQueries({ queryKey: key });
      router.push(paths.production(language, projectId));
    },
  });
  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        order.mutate();
      }}
    >
      <Choice
        label={t("what")}
        value={what}
        onChange={setWhat}
        options={[
          { value: "text", label: t("text"), detail: t("textDetail") },
          { value: "audio", label: t("audio"), detail: t("audioDetail") },
        ]}
      />
      <TextField
        label={t("instruction")}
        optional={ui("optional")}
        hint={t(what === "text" ? "textHint" : "audioHint")}
        value={instruction}
        maxLength={mostInstruction}
        onChange={(event) => setInstruction(event.target.value)}
      />
      {order.error && <Problem fault={order.error} />}
      <div className="flex flex-wrap justify-end gap-3">
        <Button onClick={onClose}>{ui("cancel")}</Button>
        <Button type="submit" look="primary" busy={order.isPending}>
          {t("order", { count: price })}
        </Button>
      </div>
    </form>
  );
}

/** One line written or spoken anew; everything else stays as it is. */
export function LineAgain({ projectId, segmentId, onClose }: Props) {
  const t = useTranslations("script.again");
  return (
    <Dialog open={segmentId !== null} onClose={onClose} title={t("title")}>
      {segmentId && <Wish projectId={projectId} segmentId={segmentId} onClose={onClose} />}
    </Dialog>
  );
}
