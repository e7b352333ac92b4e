"use client";

import { Download } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { Schemas } from "@/api/client";
import { buttonClasses } from "@/components/ui/button";
import { Loading, Skeleton } from "@/components/ui/states";
import { Problem } from "@/features/shell/problem";
import { clock } from "@/lib/clock";
import { groupsOf, nameOf } from "./file-groups";
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

/** The package of everything, with its size; nothing while there is none. */
export function WholePackage({ project, className }: { project: ProjectView; className?: string }) {
  const t = useTranslations("episode.files");
  const size = useSize();
  const zip = useAssets(project.id).data?.find((asset) => asset.path === "downloads/resources.zip");
  if (!zip) return null;
  return (
    <a href={zip.url} download className={buttonClasses("primary", "md", className)}>
      <Download aria-hidden className="size-5" />
      {t("zip")}
      <span className="clock font-normal opacity-80">{size(zip.size)}</span>
    </a>
  );
}

function Rows({ caption, files }: { caption: string; files: Schemas["AssetView"][] }) {
  const t = useTranslations("episode.files");
  const size = useSize();
  return (
    <table className="w-full text-left">
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t("name")}</th>
          <th scope="col">{t("kind")}</th>
          <th scope="col">{t("size")}</th>
        </tr>
      </thead>
      <tbody>
        {files.map((asset) => (
          <tr key={asset.id} className="border-t border-line">
            <th scope="row" className="w-full max-w-0 font-normal">
              <div className="flex items-center gap-2.5">
                <a
                  href={asset.url}
                  download={nameOf(asset.path)}
                  aria-label={t("download", { name: nameOf(asset.path) })}
                  title={asset.path}
                  className="flex min-h-11 min-w-0 items-center gap-2.5 hover:text-accent"
                >
                  <Download aria-hidden className="size-4 shrink-0 text-ink-3" />
                  <span className="truncate">{nameOf(asset.path)}</span>
                </a>
                {asset.duration_seconds != null && (
                  <span className="clock text-sm text-ink-3">{clock(asset.duration_seconds)}</span>
                )}
              </div>
            </th>
            <td className="hidden px-6 text-sm text-ink-3 sm:table-cell">
              {asset.path.split(".").at(-1)?.toUpperCase()}
            </td>
            <td className="clock text-right whitespace-nowrap text-sm text-ink-3">{size(asset.size)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Files({ project }: { project: ProjectView }) {
  const t = useTranslations("episode.files");
  const ui = useTranslations("ui");
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
  return (
    <>
      <WholePackage project={project} className="mb-8" />
      <div className="grid gap-x-12 gap-y-9 lg:grid-cols-2">
        {groupsOf(assets.data).map(({ group, files }) =>
          group === "lines" ? (
            <details key={group} className="self-start border-t-2 border-ink lg:col-span-2">
              <summary className="min-h-11 cursor-pointer py-2.5 font-semibold">
                {t(`group.${group}`)} <span className="clock font-normal text-ink-3">{files.length}</span>
              </summary>
              <Rows caption={t(`group.${group}`)} files={files} />
            </details>
          ) : (
            <section key={group} className="self-start border-t-2 border-ink">
              <h2 className="py-2.5 font-semibold">{t(`group.${group}`)}</h2>
              <Rows caption={t(`group.${group}`)} files={files} />
            </section>
          ),
        )}
      </div>
    </>
  );
}
