import type { Words } from '#kernel/packs/format.ts'

/** A part that an entry, and later the delivered project, must have. */
export interface Part {
  code: string
  name: Words
  count: number
}

export interface PartFound {
  code: string
  name: Words
  wanted: number
  /** Lines that say something. */
  lines: string[]
  missing: number
}

/**
 * Each part with what there is of it. All of them are needed, at the proposal and again at delivery (1+1+1+N+X): one that is missing is named,
 * and the others do not make up for it.
 */
export const partsFound = (parts: readonly Part[], given: Readonly<Record<string, readonly string[]>>): PartFound[] =>
  parts.map(({ code, name, count }) => {
    const lines = (given[code] ?? []).map((line) => line.trim()).filter((line) => line !== '')
    return { code, name, wanted: count, lines, missing: Math.max(0, count - lines.length) }
  })
