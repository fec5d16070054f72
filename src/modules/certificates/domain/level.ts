/** 社会工作员 is a local grade below the national ladder. */
export const levels = ['clerk', 'assistant', 'intermediate', 'senior'] as const
export type Level = (typeof levels)[number]

/** The three that are examined nationally, lowest first. */
export const examLevels = ['assistant', 'intermediate', 'senior'] as const
export type ExamLevel = (typeof examLevels)[number]

export const isHigher = (one: Level, other: Level): boolean => levels.indexOf(one) > levels.indexOf(other)

/** The highest of some levels; never their sum. */
export const highestOf = <L extends Level>(some: readonly L[]): L | undefined =>
  some.reduce<L | undefined>((best, one) => (best === undefined || isHigher(one, best) ? one : best), undefined)
