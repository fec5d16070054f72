import type { InputOf } from '#kernel/endpoint.ts'
import { checkDigitOf } from '#kernel/persons/identity-number.ts'
import type * as contract from '#modules/workforce/contract.ts'
import { regions } from '#demo/test-world.ts'

/** A number that passes every check and belongs to nobody: region 330399 does not exist. */
export function numberOf(birthday: string, n: number, sex: 'male' | 'female' = 'female'): string {
  const body = `330399${birthday.replaceAll('-', '')}${String(n).padStart(2, '0')}${sex === 'male' ? 1 : 2}`
  return body + checkDigitOf(body)
}

/** The 15 digits that the same person had until the numbers became longer. */
export const oldFormOf = (number: string): string => number.slice(0, 6) + number.slice(8, 17)

export type Given = InputOf<typeof contract.registerWorker>

/** A worker of Ouhai as a form sends one; all names are invented. */
export const aWorker = (given: Partial<Given> = {}): Given => ({
  name: '夏知秋',
  sex: 'unknown',
  bornOn: null,
  identityNumber: numberOf('1988-05-20', 11),
  noNumberReason: null,
  phone: '13800001234',
  system: 'social-work-department',
  kind: 'social-worker',
  regionCode: regions.county,
  ...given,
})

export const aJob = (
  given: Partial<NonNullable<Given['employment']>[number]> = {},
): NonNullable<Given['employment']>[number] => ({
  employerName: '春晖社会工作服务中心',
  employerKind: 'social-organisation',
  postTitle: '社工',
  postCode: 'service',
  isSocialWork: true,
  isCommunityWork: false,
  fromOn: '2020-03-16',
  ...given,
})

export const aSchool = (
  given: Partial<NonNullable<Given['education']>[number]> = {},
): NonNullable<Given['education']>[number] => ({
  school: '某某大学',
  major: '社会工作',
  majorKind: 'social-work',
  diploma: 'bachelor',
  degree: 'bachelor',
  fullTime: true,
  fromOn: '2006-09-01',
  graduatedOn: '2010-06-30',
  degreeOn: '2010-06-30',
  ...given,
})
