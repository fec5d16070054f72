export interface Question {
  question: string
  options: string[]
  /** Places of the right options, from 0; several where several are right. */
  right: number[]
}

const same = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && [...a].sort().join() === [...b].sort().join()

/** The share of questions answered wholly right; a lesson without questions is passed by reading. */
export function shareRight(quiz: readonly Question[], answers: readonly number[][]): number {
  if (quiz.length === 0) return 1
  return quiz.filter((one, at) => same(one.right, [...new Set(answers[at] ?? [])])).length / quiz.length
}

/** Is a lesson done: enough of the quiz right, and enough of its length spent on it? */
export const isDone = (
  share: number,
  seconds: number,
  minutes: number,
  rule: { onlinePassShare: number; onlineTimeShare: number },
): boolean => share >= rule.onlinePassShare && seconds >= minutes * 60 * rule.onlineTimeShare
