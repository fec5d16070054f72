import type { Handler } from '#kernel/http.ts'
import type { Basis } from '#kernel/packs/decide.ts'
import type { Words } from '#kernel/packs/format.ts'
import type * as contract from '#modules/training/contract.ts'
import { basisShown, educationOf, trainingOf } from '#modules/training/rules.ts'

/** The lists that the forms need, each with the clause behind it. */
export const codeLists: Handler<typeof contract.codeLists> = async ({ house, actor, today }) => {
  const training = trainingOf(house.packs, actor.homeRegionCode, today)
  const education = educationOf(house.packs, actor.homeRegionCode, today)
  const shown = (list: { code: string; name: Words }[], name: string, bases: Record<string, Basis>) =>
    list.map((one) => ({ code: one.code, name: one.name, ...basisShown(bases[`${name}.${one.code}`]) }))
  return {
    forms: shown(training.value.forms, 'forms', training.bases),
    stages: shown(training.value.stages, 'stages', training.bases),
    fiveOnes: shown(training.value['five-ones'], 'five-ones', training.bases),
    categories: shown(training.value.categories, 'categories', training.bases),
    sources: shown(education.value.sources, 'sources', education.bases),
    requirements: shown(education.value.requirements, 'requirements', education.bases),
    classHourMinutes: training.value.classHourMinutes,
    classHourBasis: basisShown(training.bases['classHourMinutes']),
    signUpClosesHours: training.value.signUpClosesHours,
    degreeHours: education.value.degreeHours,
  }
}
