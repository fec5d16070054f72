/** Papers of the question bank: drawing, marking, and what the answers say of a question. */

export interface BankQuestion {
  id: string
  kind: 'single' | 'multiple'
  point: string
}
export interface Blueprint {
  single: number
  multiple: number
}

/** Draws a paper: of each kind so many, a point only twice when every other has been drawn once. Undefined where the bank holds too few. */
export function drawPaper(
  bank: readonly BankQuestion[],
  { single, multiple }: Blueprint,
  random: () => number,
): string[] | undefined {
  const drawn: string[] = []
  for (const [kind, wanted] of [
    ['single', single],
    ['multiple', multiple],
  ] as const) {
    const points = [
      ...Map.groupBy(
        bank.filter((one) => one.kind === kind),
        (one) => one.point,
      ).values(),
    ].map((some) => shuffled(some, random))
    const rounds = shuffled(points, random)
    const order: string[] = []
    for (let at = 0; order.length < wanted && rounds.some((some) => at < some.length); at++)
      for (const some of rounds) if (some[at]) order.push(some[at]!.id)
    if (order.length < wanted) return undefined
    drawn.push(...order.slice(0, wanted))
  }
  return drawn
}

function shuffled<T>(some: readonly T[], random: () => number): T[] {
  const all = [...some]
  for (let at = all.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[all[at], all[other]] = [all[other]!, all[at]!]
  }
  return all
}

/** Right only as a whole: nothing left out, nothing too much. */
export const isRight = (answer: readonly string[], chosen: readonly string[]): boolean =>
  chosen.length > 0 && new Set(chosen).size === new Set(answer).size && chosen.every((one) => answer.includes(one))

export interface Answered {
  isRight: boolean
  /** Of the rest of the paper, so that the question is not weighed against itself. */
  restShare: number
}

export interface ItemStatistics {
  answers: number
  /** The share that answered right: 难度. */
  difficulty: number | null
  /** Point-biserial, between this question and the rest of the paper: 区分度. Null where all answered alike. */
  discrimination: number | null
}

export function statisticsOf(answers: readonly Answered[]): ItemStatistics {
  const count = answers.length
  if (count === 0) return { answers: 0, difficulty: null, discrimination: null }
  const difficulty = answers.filter((one) => one.isRight).length / count
  const mean = (some: readonly Answered[]) => some.reduce((sum, one) => sum + one.restShare, 0) / some.length
  const whole = mean(answers)
  const spread = Math.sqrt(answers.reduce((sum, one) => sum + (one.restShare - whole) ** 2, 0) / count)
  if (difficulty === 0 || difficulty === 1 || spread === 0) return { answers: count, difficulty, discrimination: null }
  const right = mean(answers.filter((one) => one.isRight))
  const wrong = mean(answers.filter((one) => !one.isRight))
  return {
    answers: count,
    difficulty,
    discrimination: ((right - wrong) / spread) * Math.sqrt(difficulty * (1 - difficulty)),
  }
}

export interface ItemLimits {
  leastAnswers: number
  tooHardBelow: number
  tooEasyAbove: number
  weakBelow: number
}
export type Flag = 'too-hard' | 'too-easy' | 'weak'

/** What is wrong with a question, as far as enough answers say so. */
export function flagsOf({ answers, difficulty, discrimination }: ItemStatistics, limits: ItemLimits): Flag[] {
  if (answers < limits.leastAnswers || difficulty === null) return []
  return [
    ...(difficulty < limits.tooHardBelow ? (['too-hard'] as const) : []),
    ...(difficulty > limits.tooEasyAbove ? (['too-easy'] as const) : []),
    ...(discrimination !== null && discrimination < limits.weakBelow ? (['weak'] as const) : []),
  ]
}
