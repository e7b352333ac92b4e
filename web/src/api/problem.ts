/** What a sentence of the server's says, whatever the language: a code, and the values in the sentence. */
export type Saying = { code: string; values: Record<string, unknown> };

/** What the server sends when it refuses (RFC 9457). `status` 0: it could not be reached at all. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    readonly detail: string,
    readonly fields: Record<string, string[]> = {},
    readonly traceId?: string,
    readonly said?: Saying,
  ) {
    super(detail || type);
    this.name = "ApiProblem";
  }

  static of(status: number, body: unknown): ApiProblem {
    const known = (body && typeof body === "object" ? body : {}) as Record<string, unknown>;
    return new ApiProblem(
      status,
      typeof known.type === "string" ? known.type : "/problems/internal",
      typeof known.detail === "string" ? known.detail : "",
      (known.errors as Record<string, string[]> | undefined) ?? {},
      typeof known.trace_id === "string" ? known.trace_id : undefined,
      (known.said as Saying | null) ?? undefined,
    );
  }

  static readonly unreachable = "/problems/unreachable";
}
