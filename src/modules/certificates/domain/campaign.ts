import type { Day } from '#kernel/days.ts'
import { accept, type Decision, refuse } from '#kernel/refusal.ts'

export interface CampaignDays {
  cutOffOn: Day
  signUpFrom: Day
  signUpUntil: Day
  examOn: Day
  resultsOn: Day | null
}

export type Phase = 'coming' | 'sign-up' | 'preparing' | 'waiting' | 'done'

export function phaseOn({ signUpFrom, signUpUntil, examOn }: CampaignDays, resultsIn: boolean, on: Day): Phase {
  if (resultsIn) return 'done'
  if (on < signUpFrom) return 'coming'
  if (on < signUpUntil) return 'sign-up'
  return on <= examOn ? 'preparing' : 'waiting'
}

const wrong = (field: string, code: string) =>
  refuse('kernel/invalid-input', { count: 1 }, [{ field, code: `certificates/${code}` }])

/** Are the days of a campaign in their order, and in its year? */
export function checkDays(days: CampaignDays, year: number): Decision<CampaignDays> {
  if (days.signUpUntil <= days.signUpFrom) return wrong('signUpUntil', 'sign-up-ends-before')
  if (days.examOn < days.signUpUntil) return wrong('examOn', 'exam-before-sign-up-ends')
  if (!days.examOn.startsWith(String(year))) return wrong('examOn', 'exam-in-other-year')
  if (days.cutOffOn > days.examOn) return wrong('cutOffOn', 'cut-off-after-exam')
  if (days.resultsOn && days.resultsOn <= days.examOn) return wrong('resultsOn', 'results-before-exam')
  return accept(days)
}

/** What a cell of a list of results says: 合格, 缺考, or a mark against the pass mark. Undefined where it says nothing. */
export function readOutcome(
  cell: string,
  passMark: number,
): { outcome: 'pass' | 'fail' | 'absent'; mark: number | null } | undefined {
  const said = cell.normalize('NFKC').replace(/\s/g, '')
  if (/^(合格|通过|及格|pass)$/i.test(said)) return { outcome: 'pass', mark: null }
  if (/^(不合格|未通过|不及格|fail)$/i.test(said)) return { outcome: 'fail', mark: null }
  if (/^(缺考|缺席|弃考|absent|-1)$/i.test(said)) return { outcome: 'absent', mark: null }
  if (!/^\d{1,3}(\.0+)?$/.test(said)) return undefined
  const mark = Number(said)
  return mark > 200 ? undefined : { outcome: mark >= passMark ? 'pass' : 'fail', mark }
}
