"use client";

import { AudioLines, Clapperboard, Image as Picture, RefreshCw, Tags } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Menu } from "@/components/ui/menu";
import { Skeleton } from "@/components/ui/states";
import { type Part, parts } from "./remake";

const icons = { tts: AudioLines, image: Picture, video: Clapperboard, seo: Tags };

// What is chosen in its dialog comes with it.
const RemakeWishes = dynamic(() => import("./remake-wishes"), {
  ssr: false,
  loading: () => <Skeleton className="h-40" />,
});

/** Sound, cover, video or notes made anew, each at its own price. */
export function RemakeMenu({ projectId }: { projectId: string }) {
  const t = useTranslations("production.remake");
  const [part, setPart] = useState<Part | null>(null);
  return (
    <>
      <Menu
        label={t("title")}
        buttonClassName="gap-2 px-2 text-ink-2"
        entries={(Object.keys(parts) as Part[]).map((one) => {
          const Icon = icons[one];
          return {
            label: t(`part.${one}`),
            icon: <Icon aria-hidden className="size-4.5" />,
            onSelect: () => setPart(one),
          };
        })}
      >
        <RefreshCw aria-hidden className="size-5" />
        <span className="hidden pr-1 text-[0.9375rem] lg:inline">{t("title")}</span>
      </Menu>
      <Dialog open={part !== null} onClose={() => setPart(null)} title={part ? t(`again.${part}`) : ""}>
        {part && <RemakeWishes part={part} projectId={projectId} onClose={() => setPart(null)} />}
      </Dialog>
    </>
  );
}
