import { useTranslations } from "next-intl";

const steps = ["brief", "script", "voices", "master", "package"] as const;
const promises = ["length", "once", "keys", "thai"] as const;
/** What newcomers ask; search engines are told the answers, too. */
export const questions = ["keys", "sound", "languages", "rights", "fail", "host"] as const;

// The platform's prices of an episode with everything (GET /api/v1/credits/costs).
const costs = [
  ["brief_input", 3],
  ["script_generation", 3],
  ["tts_generation", 3],
  ["image_generation", 3],
  ["video_generation", 3],
  ["platform_fee", 3],
  ["seo_suggestions", 0],
] as const;

const frame = "mx-auto max-w-6xl px-6 md:px-10";

export function How() {
  const t = useTranslations("landing.how");
  return (
    <section id="how" aria-labelledby="how-title" className={`${frame} py-20 md:py-28`}>
      <h2 id="how-title" className="headline max-w-2xl text-3xl md:text-5xl">
        {t("title")}
      </h2>
      <ol className="mt-12 grid gap-x-8 gap-y-10 sm:grid-cols-2 lg:grid-cols-5">
        {steps.map((step, i) => (
          <li key={step} className="border-t-2 border-ink pt-4">
            <p className="clock text-sm text-ink-3" aria-hidden>
              {i + 1}
            </p>
            <h3 className="mt-4 text-lg font-semibold lg:mt-8">{t(`${step}.title`)}</h3>
            <p className="mt-2 text-ink-2">{t(`${step}.text`)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

export function Promises() {
  const t = useTranslations("landing.promises");
  return (
    <section aria-labelledby="promises-title" className="border-y border-line bg-sunk">
      <div className={`${frame} grid gap-12 py-20 md:py-28 lg:grid-cols-[2fr_3fr]`}>
        <h2 id="promises-title" className="headline text-3xl md:text-4xl">
          {t("title")}
        </h2>
        <dl className="grid gap-x-10 gap-y-10 sm:grid-cols-2">
          {promises.map((promise) => (
            <div key={promise}>
              <dt className="headline text-xl">{t(`${promise}.title`)}</dt>
              <dd className="mt-2 text-ink-2">{t(`${promise}.text`)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}

export function Prices() {
  const t = useTranslations("landing.price");
  const step = useTranslations("steps");
  return (
    <section id="price" aria-labelledby="price-title" className={`${frame} grid gap-12 py-20 md:py-28 lg:grid-cols-2`}>
      <div>
        <h2 id="price-title" className="headline text-3xl md:text-4xl">
          {t("title")}
        </h2>
        <p className="mt-5 max-w-prose text-ink-2">{t("text")}</p>
        <p className="mt-4 max-w-prose text-ink-2">{t("packages")}</p>
      </div>
      <table className="w-full self-start text-left">
        <thead>
          <tr className="border-b-2 border-ink text-sm">
            <th scope="col" className="py-2 font-medium">
              {t("step")}
            </th>
            <th scope="col" className="py-2 text-right font-medium">
              {t("credits")}
            </th>
          </tr>
        </thead>
        <tbody>
          {costs.map(([name, credits]) => (
            <tr key={name} className="border-b border-line">
              <th scope="row" className="py-2.5 font-normal">
                {step(name)}
              </th>
              <td className="clock py-2.5 text-right">{credits === 0 ? t("free") : credits}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="text-lg font-semibold">
            <th scope="row" className="py-3">
              {t("total")}
            </th>
            <td className="clock py-3 text-right">{costs.reduce((sum, [, credits]) => sum + credits, 0)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

export function Questions() {
  const t = useTranslations("landing.faq");
  return (
    <section id="questions" aria-labelledby="questions-title" className="border-t border-line">
      <div className={`${frame} grid gap-10 py-20 md:py-28 lg:grid-cols-[2fr_3fr]`}>
        <h2 id="questions-title" className="headline text-3xl md:text-4xl">
          {t("title")}
        </h2>
        <div className="border-t border-line">
          {questions.map((question) => (
            <details key={question} className="group border-b border-line">
              <summary className="flex min-h-14 cursor-pointer items-center justify-between gap-6 py-3 text-lg font-medium">
                {t(`${question}.q`)}
                <span aria-hidden className="text-2xl font-light text-ink-3 transition-transform group-open:rotate-45">
                  +
                </span>
              </summary>
              <p className="max-w-prose pb-6 text-ink-2">{t(`${question}.a`)}</p>
            </details>
          ))}
        </div>
      </div>
    </section>
  );
}
