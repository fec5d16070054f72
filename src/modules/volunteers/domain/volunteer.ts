import { type Day, yearsBetween } from '#kernel/days.ts'
import { readIdentityNumber, withoutOldForm } from '#kernel/persons/identity-number.ts'
import { partsOf } from '#kernel/persons/name-sound.ts'
import { readPhoneNumber } from '#kernel/persons/phone-number.ts'
import { accept, type Decision, type FieldRefusal, refuse } from '#kernel/refusal.ts'

export type VolunteerState = 'awaiting' | 'registered' | 'left'
export type Sex = 'male' | 'female' | 'unknown'

/** What the register asks of a volunteer; undefined leaves what is in the file. */
export interface Given {
  name: string
  sex: Sex
  bornOn: Day | null
  identityNumber: string | null
  phone: string | null | undefined
  skills: readonly string[]
  categories: readonly string[]
}

export interface Lists {
  skills: readonly { code: string }[]
  categories: readonly { code: string }[]
}

const has = (list: readonly { code: string }[], code: string) => list.some((one) => one.code === code)
const invalid = (mistakes: FieldRefusal[]) => refuse('kernel/invalid-input', { count: mistakes.length }, mistakes)

/** Reads a volunteer as entered: a number fills in birthday and sex and must agree with them. Says every mistake at its field. */
export function readVolunteer<G extends Given>(given: G, today: Day, lists: Lists): Decision<G> {
  const mistakes: FieldRefusal[] = []
  const no = (field: string, code: string) => void mistakes.push({ field, code: `volunteers/${code}` })
  let { sex, bornOn, identityNumber, phone } = given
  if (partsOf(given.name).length === 0) no('name', 'name-not-readable')
  if (identityNumber?.trim()) {
    const read = readIdentityNumber(withoutOldForm(identityNumber), today)
    if (read.ok) {
      if (bornOn && bornOn !== read.bornOn) no('bornOn', 'number-says-other-birthday')
      if (sex !== 'unknown' && sex !== read.sex) no('sex', 'number-says-other-sex')
      ;({ bornOn, sex, number: identityNumber } = read)
    } else no('identityNumber', `number-${read.why}`)
  } else {
    identityNumber = null
    if (!bornOn) no('bornOn', 'birthday-missing')
  }
  if (bornOn && bornOn > today) no('bornOn', 'day-in-future')
  if (phone?.trim()) {
    const read = readPhoneNumber(phone)
    if (read.ok) phone = read.number
    else no('phone', `phone-${read.why}`)
  } else if (phone !== undefined) phone = null
  if (given.skills.some((code) => !has(lists.skills, code))) no('skills', 'code-unknown')
  if (given.categories.some((code) => !has(lists.categories, code))) no('categories', 'code-unknown')
  if (mistakes.length > 0) return invalid(mistakes)
  return accept({
    ...given,
    sex,
    bornOn,
    identityNumber,
    phone,
    skills: [...new Set(given.skills)],
    categories: [...new Set(given.categories)],
  })
}

export interface Agreement {
  agreedHow: string
  agreedOn: Day
  agreementPaper: string | null
  guardian: { name: string; relation: string; agreedOn: Day } | null
}

export interface AgreementRules {
  agreementHow: readonly { code: string; paper: boolean; self: boolean }[]
  relations: readonly { code: string }[]
  guardianBelow: number
}

/**
 * Nobody is registered against their will. Who has an account is asked, and counts only then; for who has none the paper is named on which
 * they agreed. Below an age their guardian has to agree too.
 */
export function readAgreement(
  given: Agreement,
  person: { bornOn: Day | null; hasAccount: boolean; self: boolean },
  today: Day,
  rules: AgreementRules,
): Decision<'awaiting' | 'registered'> {
  const mistakes: FieldRefusal[] = []
  const no = (field: string, code: string, params?: Record<string, number>) =>
    void mistakes.push({ field, code: `volunteers/${code}`, ...(params && { params }) })
  const how = rules.agreementHow.find((one) => one.code === given.agreedHow && one.self === person.self)
  if (!how) no('agreedHow', 'code-unknown')
  if (given.agreedOn > today) no('agreedOn', 'day-in-future')
  if ((how?.paper || (!person.self && !person.hasAccount)) && !given.agreementPaper)
    no('agreementPaper', 'paper-missing')
  if (person.bornOn && yearsBetween(person.bornOn, today) < rules.guardianBelow) {
    if (!given.guardian) no('guardian', 'guardian-missing', { age: rules.guardianBelow })
    else {
      if (!has(rules.relations, given.guardian.relation)) no('guardian.relation', 'code-unknown')
      if (given.guardian.agreedOn > today) no('guardian.agreedOn', 'day-in-future')
    }
  }
  if (mistakes.length > 0) return invalid(mistakes)
  return accept(!person.self && person.hasAccount ? 'awaiting' : 'registered')
}

export const isMinor = (bornOn: Day | null, on: Day, adultAge: number): boolean =>
  bornOn !== null && yearsBetween(bornOn, on) < adultAge

/** Is it the same name? However the dots, widths and letters are typed. */
export const sameName = (one: string, other: string): boolean => partsOf(one).join('·') === partsOf(other).join('·')

/** ZY, the county, and a running number: ours, because the form of the national number is not known. */
export const volunteerNumber = (regionCode: string, running: number): string =>
  `ZY${regionCode.slice(0, 6)}${String(running).padStart(7, '0')}`

/** As people type it: small letters, full width, blanks. */
export const readVolunteerNumber = (typed: string): string => typed.normalize('NFKC').toUpperCase().replace(/\s/g, '')
