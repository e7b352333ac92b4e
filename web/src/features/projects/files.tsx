"use client";

import { Download } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { buttonClasses } from "@/components/ui/button";
import { Loading, Skeleton } from "@/components/ui/states";
import { Problem } from "@/features/shell/problem";
import type { ProjectView } from "./queries";
import { useAssets } from "./queries-files";

const megabyte = 1_000_000;
const kilobyte = 1_000;

function useSize() {
  const format = useFormatter();
  return (bytes: number) =>
    bytes >= megabyte
      ? format.number(bytes / megabyte, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 })
      : format.number(Math.max(1, Math.round(bytes / kilobyte)), { style: "unit", unit: "kilobyte" });
}

export function Files({ project }: { project: ProjectView }) {
  const t = useTranslations("episode.files");
  const ui = useTranslations("ui");
  const size = useSize();
  const assets = useAssets(project.id);
  if (assets.isPending)
    return (
      <Loading label={ui("loading")}>
        <Skeleton className="h-64" />
      </Loading>
    );
  if (assets.isError) return <Problem fault={assets.error} onRetry={() => void assets.refetch()} />;
  if (!assets.data) return <p className="text-ink-3">{t("unavailable")}</p>;
  if (assets.data.length === 0) return <p className="text-ink-3">{t("none")}</p>;
  const zip = assets.data.find((asset) => asset.path === "downloads/resources.zip");
  return (
    <>
      {zip && (
        <div className="mb-6 grid justify-items-start gap-3">
          <a href={zip.url} download className={buttonClasses("primary")}>
            <Download aria-hidden className="size-5" />
            {t("zip")}
            <span className="clock font-normal opacity-80">{size(zip.size)}</span>
          </a>
        </div>
      )}
      <table className="w-full text-left">
        <caption className="sr-only">{t("title")}</caption>
        <thead>
          <tr className="border-b-2 border-ink text-sm">
            <th scope="col" className="py-2 font-medium">
              {t("name")}
            </th>
            <th scope="col" className="hidden px-6 py-2 font-medium sm:table-cell">
              {t("kind")}
            </th>
            <th scope="col" className="py-2 text-right font-medium">
              {t("size")}
            </th>
          </tr>
        </thead>
        <tbody>
          {assets.data.map((asset) => (
            <tr key={asset.id} className="border-b border-line">
              <th scope="row" className="w-full max-w-0 font-normal">
                <a
                  href={asset.url}
                  download={asset.path.split("/").at(-1)}
                  aria-label={t("download", { name: asset.path })}
                  className="flex min-h-11 items-center gap-2 hover:text-accent"
                >
                  <Download aria-hidden className="size-4 shrink-0 text-ink-3" />
                  <span className="truncate">{asset.path}</span>
                </a>
              </th>
              <td className="hidden px-6 text-sm text-ink-3 sm:table-cell">
                {asset.path.split(".").at(-1)?.toUpperCase()}
              </td>
              <td className="clock text-right whitespace-nowrap text-sm text-ink-3">{size(asset.size)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
