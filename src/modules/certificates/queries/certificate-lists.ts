import type { Handler } from '#kernel/http.ts'
import type * as contract from '#modules/certificates/contract.ts'
import { basisShown, certificatesOf, examsOf } from '#modules/certificates/rules.ts'

const ruleKeys = ['firstWithinMonths', 'periodMonths', 'windowMonths', 'ticketMonths'] as const

/** Levels, subjects, reasons and terms, each with the clause behind it. */
export const certificateLists: Handler<typeof contract.certificateLists> = async ({ house, actor, today }) => {
  const rule = certificatesOf(house.packs, actor.homeRegionCode, today)
  const exams = examsOf(house.packs, actor.homeRegionCode, today)
  return {
    levels: rule.value.levels.map((one) => ({ ...one, ...basisShown(rule.bases[`levels.${one.code}`]) })),
    examLevels: exams.value.levels.map(({ code, name, withinYears, rewardFen }) => ({
      code,
      name,
      withinYears,
      rewardFen,
      ...basisShown(exams.bases[`levels.${code}`]),
    })),
    subjects: exams.value.subjects,
    dropOutReasons: exams.value.dropOutReasons,
    rules: ruleKeys.map((key) => ({ key, value: rule.value[key], ...basisShown(rule.bases[key]) })),
  }
}
