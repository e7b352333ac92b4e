import createClient from "openapi-fetch";
import { authorizedFetch } from "./authorized";
import { ApiProblem } from "./problem";
import type { components, paths } from "./schema";

export type Schemas = components["schemas"];

const origin = typeof window === "undefined" ? "http://localhost" : window.location.origin;

export const api = createClient<paths>({ baseUrl: origin, fetch: authorizedFetch });

type Answer<T> = { data?: T; error?: unknown; response: Response };

/** The answer's body, or an ApiProblem thrown. */
export async function body<T>(asked: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await asked;
  if (!response.ok) throw ApiProblem.of(response.status, error);
  return data as T;
}

/** Null where there is none; every other refusal is thrown on. */
export const orNull = <T>(asked: Promise<T>): Promise<T | null> =>
  asked.catch((fault) => {
    if (fault instanceof ApiProblem && fault.status === 404) return null;
    throw fault;
  });

/** A request whose answer or body the description does not tell. */
export async function send<T>(
  method: string,
  path: string,
  json?: unknown,
  headers: Record<string, string> = {},
): Promise<T> {
  const response = await authorizedFetch(
    new Request(origin + path, {
      method,
      headers: { ...(json === undefined ? {} : { "Content-Type": "application/json" }), ...headers },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    }),
  );
  return read<T>(response);
}

export async function upload<T>(path: string, file: File): Promise<T> {
  const form = new FormData();
  form.append("file", file);
  return read<T>(await authorizedFetch(new Request(origin + path, { method: "POST", body: form })));
}

async function read<T>(response: Response): Promise<T> {
  const isJson = response.headers.get("Content-Type")?.includes("json");
  const content = isJson ? await response.json() : await response.text();
  if (!response.ok) throw ApiProblem.of(response.status, content);
  return content as T;
}

export { ApiProblem };
