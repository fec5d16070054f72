/** A "no" that the rules give. Everything else that goes wrong is a fault and is thrown as it is. */

/** The wording of one refusal: `{name}` in a sentence is filled from the params. */
export interface RefusalWords {
  status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 423 | 429 | 503
  zh: string
  en: string
}

/** A module's refusals: code `module/what-is-the-matter` → words. */
export type Refusals = Record<`${string}/${string}`, RefusalWords>

export interface FieldRefusal {
  /** The key of the input it belongs to, dotted for a nested one. */
  field: string
  code: string
  params?: Record<string, string | number>
}

export interface Refusal {
  code: string
  params?: Record<string, string | number>
  /** Where the "no" belongs to single fields of the form. */
  fields?: FieldRefusal[]
}

/** The answer of a pure rule: a value, or a refusal. */
export type Decision<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

export const accept = <T>(value: T): Decision<T> => ({ ok: true, value })
export const refuse = (
  code: string,
  params?: Record<string, string | number>,
  fields?: FieldRefusal[],
): Decision<never> => ({
  ok: false,
  refusal: { code, ...(params && { params }), ...(fields && { fields }) },
})

/** Carries a refusal up to the http layer, which words it. Never caught in a module. */
export class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/** Unwraps a decision, or leaves the command with its refusal. */
export function orRefuse<T>(decision: Decision<T>): T {
  if (decision.ok) return decision.value
  throw new Refused(decision.refusal)
}

/** Leaves the command with a refusal at once. */
export function refuseNow(code: string, params?: Record<string, string | number>, fields?: FieldRefusal[]): never {
  throw new Refused({ code, ...(params && { params }), ...(fields && { fields }) })
}

/** What the browser gets: RFC 9457 problem+json. */
export interface Problem {
  type: string
  status: number
  title: string
  code: string
  fields?: { field: string; code: string; message: string }[]
  requestId?: string
}
