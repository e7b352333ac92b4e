"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { FormProvider, type Resolver, useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/states";
import { useProject } from "@/features/projects/queries";
import { Problem } from "@/features/shell/problem";
import { classes } from "@/lib/classes";
import { paths } from "@/lib/paths";
import { randomId } from "@/lib/random-id";
import { BriefStep } from "./brief-step";
import { type Draft, emptyDraft, keepDraft, readDraft } from "./draft";
import { useBegin, useOrder } from "./queries";
import { Summary } from "./summary";

// The brief comes first; the other steps are fetched when they are entered.
const loading = () => <Skeleton className="h-64" />;
const SourcesStep = dynamic(() => import("./sources-step").then((part) => part.SourcesStep), { ssr: false, loading });
const VoicesStep = dynamic(() => import("./voices-step").then((part) => part.VoicesStep), { ssr: false, loading });
const LookStep = dynamic(() => import("./look-step").then((part) => part.LookStep), { ssr: false, loading });
const ReviewStep = dynamic(() => import("./review-step").then((part) => part.ReviewStep), { ssr: false, loading });

const steps = ["brief", "sources", "voices", "look", "review"] as const;
type Step = (typeof steps)[number];

// Nothing is judged before something was typed: the rules come after the page.
const rules = () => import("./draft-rules");
const resolver: Resolver<Draft> = async (...given) => (await rules()).resolve(...given);

/** `still`: drawn as the page is served, before it is known what the form holds. `goesOn`: with what was kept of it on this device. */
type FormProps = { start: Draft; projectId: string | null; first: Step; still: boolean; goesOn: boolean };

function CreatorForm({ start, projectId, first, still, goesOn }: FormProps) {
  const t = useTranslations("creator");
  const ui = useTranslations("ui");
  const language = useLocale();
  const router = useRouter();
  const [id, setId] = useState(projectId);
  const [step, setStep] = useState<Step>(first);
  const heading = useRef<HTMLHeadingElement>(null);
  const trail = useRef<HTMLElement>(null);
  const orderKey = useRef<string>(undefined);
  // Read as the form begins: it may begin again, long after the page was opened.
  const [defaultValues] = useState<Draft>(() => (goesOn ? { ...start, ...readDraft(projectId) } : start));
  const form = useForm<Draft>({ resolver, defaultValues, mode: "onTouched" });
  const begin = useBegin();
  const order = useOrder();
  const draft = form.watch();

  useEffect(() => {
    const { unsubscribe } = form.watch((values) => {
      orderKey.current = undefined;
      keepDraft(id, values as Draft);
    });
    return unsubscribe;
  }, [form, id]);

  useEffect(() => {
    if (!still) void rules().catch(() => undefined);
  }, [still]);

  // On a phone the steps are wider than the screen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: moves with the step
  useEffect(() => {
    trail.current?.querySelector("[aria-current=step]")?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [step]);

  const show = (next: Step) => {
    setStep(next);
    const address = new URL(location.href);
    address.searchParams.set("step", next);
    window.history.replaceState(null, "", address);
    window.scrollTo({ top: 0 });
    requestAnimationFrame(() => heading.current?.focus());
  };

  const save = async (): Promise<string | null> => {
    const saved = await begin.mutateAsync({ draft: form.getValues(), id }).catch(() => null);
    if (!saved) return null;
    if (!id) {
      keepDraft(null, null);
      keepDraft(saved.id, form.getValues());
      setId(saved.id);
      // Reloaded, the page goes on with the project and where it was.
      window.history.replaceState(null, "", `${paths.newProject(language, saved.id)}&step=${step}`);
    }
    return saved.id;
  };

  const go = async (next: Step) => {
    if (step === "brief" && !(await form.trigger(["title", "description", "minutes"], { shouldFocus: true }))) return;
    if (step === "voices" && !(await form.trigger("speakers"))) return;
    if (form.getValues("title").trim() && (!id || form.formState.isDirty) && !(await save())) return;
    show(next);
  };

  const submit = form.handleSubmit(
    async () => {
      const project = await save();
      if (!project) return;
      // Pressing twice, or again after the connection broke, orders once.
      orderKey.current ??= randomId();
      const accepted = await order
        .mutateAsync({ draft: form.getValues(), id: project, key: orderKey.current })
        .catch(() => null);
      if (!accepted) return;
      keepDraft(project, null);
      router.push(paths.production(language, project));
    },
    () => show("brief"),
  );

  const at = steps.indexOf(step);
  const next = steps[at + 1];
  const before = steps[at - 1];
  // Enter in a field or on a choice sends the form: it goes on, as the button of the step does. The review's own button alone orders.
  const sent = (event: FormEvent) => {
    event.preventDefault();
    if (next && !begin.isPending) void go(next);
  };
  return (
    <FormProvider {...form}>
      <div className="mx-auto grid max-w-5xl gap-10 lg:grid-cols-[minmax(0,1fr)_17rem]">
        <form onSubmit={sent} noValidate inert={still} className="min-w-0">
          <nav ref={trail} aria-label={t("steps")}>
            <ol className="flex gap-1 overflow-x-auto border-b border-line">
              {steps.map((name, i) => (
                <li key={name} className="shrink-0">
                  <button
                    type="button"
                    aria-current={name === step ? "step" : undefined}
                    onClick={() => void go(name)}
                    className={classes(
                      "-mb-px min-h-11 border-b-2 px-3 text-[0.9375rem] focus-visible:-outline-offset-2",
                      name === step
                        ? "border-accent font-medium text-ink"
                        : "border-transparent text-ink-2 hover:text-ink",
                    )}
                  >
                    <span className="clock mr-1.5 text-ink-3">{i + 1}</span>
                    {t(`step.${name}`)}
                  </button>
                </li>
              ))}
            </ol>
          </nav>
          <h1 ref={heading} tabIndex={-1} className="headline mt-8 text-3xl focus:outline-none">
            {t(`${step}.title`)}
          </h1>
          {step === "sources" && <p className="mt-2 text-ink-2">{t("sources.text")}</p>}
          <div className="mt-6 grid gap-6">
            {step === "brief" && <BriefStep />}
            {step === "sources" && id && <SourcesStep projectId={id} />}
            {step === "voices" && <VoicesStep projectId={id} />}
            {step === "look" && <LookStep />}
            {step === "review" && (
              <ReviewStep
                projectId={id}
                busy={order.isPending || order.isSuccess || begin.isPending}
                fault={order.error ?? begin.error}
                onGo={show}
                onOrder={() => void submit()}
              />
            )}
            {step !== "review" && begin.error && <Problem fault={begin.error} />}
          </div>
          <div className="mt-10 flex items-center gap-3 border-t border-line pt-5">
            {before && (
              <Button look="quiet" onClick={() => show(before)}>
                {ui("back")}
              </Button>
            )}
            <p className="ml-auto text-sm text-ink-3">{form.formState.isDirty ? t("kept") : ""}</p>
            {next && (
              <Button look="primary" busy={begin.isPending} onClick={() => void go(next)}>
                {ui("next")}
              </Button>
            )}
          </div>
        </form>
        <aside className="lg:sticky lg:top-6 lg:self-start">
          <Summary draft={draft} projectId={id} still={still} />
        </aside>
      </div>
    </FormProvider>
  );
}

type Asked = { id: string | null; isFirst: boolean; step: Step | undefined; hasDraft: boolean };

/**
 * Begins from what was kept: the draft on this device, else the project, else nothing, or the first episode's own brief. Until that is known
 * an empty form stands there, as it is in the page that is served; who begins with nothing goes on in it.
 */
export function Creator() {
  const t = useTranslations("creator");
  const language = useLocale();
  // Read once: the form itself writes the id into the address, and what is typed onto the device.
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => {
    const query = new URLSearchParams(location.search);
    const id = query.get("id");
    setAsked({
      id,
      isFirst: query.get("first") === "1",
      step: steps.find((name) => name === query.get("step")),
      hasDraft: readDraft(id) !== null,
    });
  }, []);
  const { id, isFirst, step, hasDraft } = asked ?? { id: null, isFirst: false, step: undefined, hasDraft: false };
  const project = useProject(id ?? "");

  if (id && !project.data && project.isError)
    return <Problem fault={project.error} onRetry={() => void project.refetch()} />;
  const empty = emptyDraft(language);
  if (!asked || (!id && !isFirst && !hasDraft) || (id && !project.data))
    return (
      <CreatorForm
        key="empty"
        start={empty}
        projectId={null}
        first="brief"
        still={!asked || id !== null}
        goesOn={false}
      />
    );
  const known = project.data;
  const start: Draft = isFirst
    ? { ...empty, title: t("first.title"), description: t("first.idea"), minutes: 1, music: "calm" }
    : {
        ...empty,
        ...(known && {
          title: known.title,
          description: known.description ?? "",
          language: known.language === "th" ? "th" : "en",
          minutes: known.target_duration_minutes ?? empty.minutes,
          template: known.script_template ?? empty.template,
          tone: known.voice_tone ?? empty.tone,
          gender: known.voice_gender === "male" ? "male" : "female",
        }),
      };
  return (
    <CreatorForm
      key="begun"
      start={start}
      projectId={id}
      first={(id || isFirst ? step : undefined) ?? (isFirst ? "review" : "brief")}
      still={false}
      goesOn={!isFirst}
    />
  );
}
