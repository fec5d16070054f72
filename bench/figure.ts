/** One line of the results. */
export interface Figure {
  name: string
  value: number
  unit: string
  /** What the house asks of it, where it asks something. */
  limit?: { atMost: number } | { atLeast: number }
}

/** What one bench found: its figures, and in sentences what was compared with what. */
export interface Section {
  title: string
  figures: Figure[]
  compared: string[]
  /** On how much it was measured, where that is not the province. */
  of?: string
}

/** Undefined where nothing is asked. */
export function isMet({ value, limit }: Figure): boolean | undefined {
  if (!limit) return undefined
  return 'atMost' in limit ? value <= limit.atMost : value >= limit.atLeast
}

export const medianOf = (values: number[]): number => percentile(values, 0.5)

/** The value that a share of the others does not exceed (nearest rank). */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]!
}

/** Times an act over and over, one after the other; milliseconds. The first few are not counted. */
export async function timesOf(times: number, act: (at: number) => Promise<unknown>, warm = 10): Promise<number[]> {
  for (let at = 0; at < warm; at++) await act(at)
  const taken: number[] = []
  for (let at = 0; at < times; at++) {
    const began = performance.now()
    await act(at)
    taken.push(performance.now() - began)
  }
  return taken
}

/** The same with many who ask side by side, each `times` after one another. */
export async function timesSideBySide(
  people: number,
  times: number,
  act: (at: number) => Promise<unknown>,
): Promise<number[]> {
  const each = Array.from({ length: people }, (_, person) => timesOf(times, (at) => act(person * times + at), 1))
  return (await Promise.all(each)).flat()
}

export const round = (value: number, digits = 1): number => Number(value.toFixed(digits))
