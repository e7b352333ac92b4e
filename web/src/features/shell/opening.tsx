import { useTranslations } from "next-intl";
import { Loading, Skeleton } from "@/components/ui/states";

/** A page of the desk before it is known what it shows; its title is known where it is always the same. */
export function Opening({ title }: { title?: string }) {
  const t = useTranslations("shell");
  return (
    <div className="mx-auto max-w-5xl pt-2">
      {title && <h1 className="headline mb-6 text-4xl">{title}</h1>}
      <Loading label={t("opening")}>
        <div className="grid gap-6">
          {!title && <Skeleton className="h-10 w-64" />}
          <Skeleton className="h-64" />
        </div>
      </Loading>
    </div>
  );
}
