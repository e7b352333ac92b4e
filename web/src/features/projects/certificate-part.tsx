"use client";

import { useQuery } from "@tanstack/react-query";
import { Check, Download, TriangleAlert } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { clock } from "@/lib/clock";
import { certificateIn, type Finding, findingsOf, type Measured } from "./certificate";
import { useAssets } from "./queries-files";

/** The figures of a file's own address need no token. Where they cannot be read, nothing is said of them. */
const useMeasured = (address: string | undefined, id: string | undefined) =>
  useQuery({
    queryKey: ["mastering", id],
    queryFn: async () => {
      const answer = await fetch(address ?? "");
      if (!answer.ok) throw new Error(`${answer.status}`);
      return (await answer.json()) as Measured;
    },
    enabled: address !== undefined,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The mastering certificate in plain words, each with the figure behind it. */
export function CertificatePart({ projectId }: { projectId: string }) {
  const t = useTranslations("episode.certificate");
  const format = useFormatter();
  const { data: assets } = useAssets(projectId);
  const file = certificateIn(assets);
  const { data: measured } = useMeasured(file?.url, file?.id);
  if (!file || !measured) return null;
  const figure = (value: number) =>
    format.number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).replace("-", "−");
  const words = (finding: Finding) => {
    if (finding.about === "loud") return t("loudText", { lufs: figure(finding.lufs) });
    if (finding.about === "peak") return t("peakText", { peak: figure(finding.peak) });
    if (finding.about === "level") return t("levelText", { spread: figure(finding.spread) });
    return t("lengthText", { length: clock(finding.seconds), wanted: clock(finding.wanted) });
  };
  return (
    <section className="border-t-2 border-ink pt-3">
      <div className="flex items-start justify-between gap-4">
        <div>
          <h2 className="font-semibold">{t("title")}</h2>
          <p className="text-sm text-ink-3">{t("text")}</p>
        </div>
        <a
          href={file.url}
          download="mastering.json"
          aria-label={t("file")}
          title={t("file")}
          className="inline-flex size-11 shrink-0 items-center justify-center rounded-md text-ink-2 hover:bg-sunk hover:text-ink"
        >
          <Download aria-hidden className="size-4.5" />
        </a>
      </div>
      <ul className="mt-3 grid gap-4 sm:max-lg:grid-cols-2">
        {findingsOf(measured).map((finding) => (
          <li key={finding.about} className="flex gap-3">
            {finding.good ? (
              <Check aria-hidden className="mt-0.5 size-5 shrink-0 text-accent" />
            ) : (
              <TriangleAlert aria-hidden className="mt-0.5 size-5 shrink-0 text-warn" />
            )}
            <div>
              <p>{t(finding.good ? finding.about : `${finding.about}Not`)}</p>
              <p className="clock text-sm text-ink-3">{words(finding)}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
