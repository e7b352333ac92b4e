import { send, upload } from "./client";

/**
 * Parts of the surface that the server's description does not list yet, written after its agreed shape.
 * What appears in `schema.ts` leaves this file.
 */
export type SourceView = {
  id: string;
  kind: "file" | "url" | "text";
  origin: string;
  title: string | null;
  is_read: boolean;
  characters: number;
  passages: number;
  notes: string[];
  created_at: string;
};

export type AssetView = {
  id: string;
  kind: string;
  path: string;
  content_type: string;
  size: number;
  sha256: string;
  duration_seconds: number | null;
  url: string;
};

export type Segment = {
  id?: string;
  speaker: string;
  text: string;
  chapter?: string;
  sources?: string[];
  direction?: string | null;
};

export type ScriptView = {
  version: number;
  origin: string;
  predicted_seconds: number;
  speakers: { name: string; role: string; gender: string }[];
  segments: (Segment & { id: string; chapter: string; sources: string[] })[];
  notes: string[];
  created_at: string;
};

export type ScriptVersion = { version: number; origin: string; predicted_seconds: number; created_at: string };

export type KeyView = {
  provider: string;
  hint: string;
  base_url: string | null;
  is_active: boolean;
  last_used: string | null;
  created_at: string;
};

export type KeyReport = { ok: boolean; detail: string; models?: string[] | null; remaining?: string | number | null };

export type CreditPackage = { id: string; credits: number; price_minor: number; currency: string; name: string };

export type Purchase = {
  id: string;
  package_id: string;
  credits: number;
  price_minor: number;
  currency: string;
  status: string;
  created_at: string;
};

export type PageOf<T> = { items: T[]; total: number; page: number; page_size: number };

export type Usage = {
  from: string;
  to: string;
  episodes: number;
  minutes: number;
  credits: number;
  success_rate: number | null;
  mean_seconds: number | null;
  outside_cost_usd: number;
  credits_by_step: { step: string; credits: number }[];
  days: { day: string; episodes: number; minutes: number; credits: number }[];
};

export type KeyFigures = {
  podcast_generation_success_rate: number | null;
  average_generation_time: number | null;
  credit_usage_per_user: number | null;
  api_error_rate: number | null;
  user_retention_rate: number | null;
  conversion_rate_free_to_paid: number | null;
};

export type VoiceOption = {
  provider: string;
  id: string;
  name: string;
  gender: "female" | "male";
  language: string;
  preview: string | null;
};

export type OptionsView = {
  templates: string[];
  tones: string[];
  languages: string[];
  voice_genders: string[];
  voices: VoiceOption[];
  image_styles: string[];
  video_motions: string[];
  music_beds: string[];
};

export type EstimateView = {
  estimated_credits: number;
  steps: { step: string; credits: number }[];
  minutes: number;
  estimated_time: string;
  outside_costs: { capability: string; provider: string; estimated_cost: number | null; price_source: string }[];
};

const project = (id: string) => `/api/v1/projects/${id}`;
const me = "/api/v1/users/me";

export const awaited = {
  options: () => send<OptionsView>("GET", "/api/v1/generate/options"),
  estimate: (order: object) => send<EstimateView>("POST", "/api/v1/generate/estimate", order),
  sources: (id: string) => send<SourceView[]>("GET", `${project(id)}/sources`),
  addSource: (id: string, source: { url: string } | { text: string; title: string }) =>
    send<SourceView>("POST", `${project(id)}/sources`, source),
  addFile: (id: string, file: File) => upload<SourceView>(`${project(id)}/sources`, file),
  removeSource: (id: string, source: string) => send<void>("DELETE", `${project(id)}/sources/${source}`),
  assets: (id: string) => send<AssetView[]>("GET", `${project(id)}/assets`),
  script: (id: string) => send<ScriptView>("GET", `${project(id)}/script`),
  saveScript: (id: string, version: number | null, segments: Segment[]) =>
    send<ScriptView>(
      "PUT",
      `${project(id)}/script`,
      { segments },
      version === null ? {} : { "If-Match": `"${version.toString(16)}"` },
    ),
  scriptVersions: (id: string) => send<PageOf<ScriptVersion>>("GET", `${project(id)}/script/versions?page_size=50`),
  restoreScript: (id: string, version: number) =>
    send<ScriptView>("POST", `${project(id)}/script/versions/${version}/restore`, undefined, {
      "Idempotency-Key": crypto.randomUUID(),
    }),
  keys: () => send<KeyView[]>("GET", `${me}/api-keys`),
  putKey: (provider: string, api_key: string, base_url?: string) =>
    send<KeyView>("PUT", `${me}/api-keys/${provider}`, base_url ? { api_key, base_url } : { api_key }),
  testKey: (provider: string) => send<KeyReport>("POST", `${me}/api-keys/${provider}/test`),
  removeKey: (provider: string) => send<void>("DELETE", `${me}/api-keys/${provider}`),
  pronunciations: () => send<{ pronunciations: Record<string, string> }>("GET", `${me}/pronunciations`),
  putPronunciations: (pronunciations: Record<string, string>) =>
    send<unknown>("PUT", `${me}/pronunciations`, { pronunciations }),
  erase: (password: string | undefined) => send<void>("DELETE", me, password ? { password } : {}),
  packages: () => send<CreditPackage[]>("GET", "/api/v1/billing/packages"),
  checkout: (package_id: string) =>
    send<{ checkout_url: string; session_id: string }>(
      "POST",
      "/api/v1/billing/checkout",
      { package_id },
      { "Idempotency-Key": crypto.randomUUID() },
    ),
  purchases: () => send<PageOf<Purchase>>("GET", "/api/v1/billing/history"),
  usage: () => send<Usage>("GET", "/api/v1/analytics/overview"),
  keyFigures: () => send<KeyFigures>("GET", "/api/v1/analytics/kpis"),
};
