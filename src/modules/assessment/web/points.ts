/** Hundredths of a point as people write them: 9250 → 92.50. */
export const pointsShown = (total: number | null): string => (total === null ? '—' : (total / 100).toFixed(2))
