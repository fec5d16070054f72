/** One line of the results. */
export interface Figure {
  name: string
  value: number
  unit: string
  /** What the house asks of it, where it asks something. */
  limit?: string
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

export const round = (value: number, digits = 1): number => Number(value.toFixed(digits))
