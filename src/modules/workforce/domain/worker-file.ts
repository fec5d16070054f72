import { type Day, yearsBetween } from '#kernel/days.ts'
import { readIdentityNumber, withoutOldForm } from '#kernel/persons/identity-number.ts'
import { partsOf } from '#kernel/persons/name-sound.ts'
import { readPhoneNumber } from '#kernel/persons/phone-number.ts'
import { accept, type Decision, type FieldRefusal, refuse } from '#kernel/refusal.ts'

export type Sex = 'male' | 'female' | 'unknown'

/** What is entered about a worker; undefined leaves what is in the file. */
export interface GivenBasics {
  name: string
  sex: Sex
  bornOn: Day | null
  identityNumber: string | null | undefined
  noNumberReason: string | null
  phone: string | null | undefined
  ethnicity: string | null
  politicalStatus: string | null
  system: string
  kind: string
  fullTime: boolean
  fields: readonly string[]
  specialties: readonly string[]
}

/** The code lists of the pack that a file draws on. */
export interface FileLists {
  systems: ReadonlySet<string>
  kinds: ReadonlySet<string>
  politicalStatuses: ReadonlySet<string>
  fields: ReadonlySet<string>
  specialties: ReadonlySet<string>
  ageFrom: number
  ageUntil: number
}

export interface BasicsFacts {
  today: Day
  /** Does the file hold a number already? */
  hasNumber: boolean
  lists: FileLists
}

export interface ReadBasics extends Omit<GivenBasics, 'fields' | 'specialties'> {
  /** Normalised to 18 digits; undefined leaves what is in the file. */
  identityNumber: string | null | undefined
  phone: string | null | undefined
  fields: string[]
  specialties: string[]
}

/** Reads a worker as entered: a number fills in birthday and sex and must agree with them. Says every mistake at its field. */
export function readBasics(given: GivenBasics, { today, hasNumber, lists }: BasicsFacts): Decision<ReadBasics> {
  const mistakes: FieldRefusal[] = []
  const no = (field: keyof GivenBasics, code: string, params?: Record<string, number>) =>
    void mistakes.push({ field, code: `workforce/${code}`, ...(params && { params }) })

  if (partsOf(given.name).length === 0) no('name', 'name-not-readable')
  let { sex, bornOn } = given
  let identityNumber = blankAsNull(given.identityNumber)
  if (identityNumber) {
    // Lists of many years ago still hold numbers of 15 digits; they are the same person's.
    const read = readIdentityNumber(withoutOldForm(identityNumber), today)
    if (read.ok) {
      if (bornOn && bornOn !== read.bornOn) no('bornOn', 'number-says-other-birthday')
      if (sex !== 'unknown' && sex !== read.sex) no('sex', 'number-says-other-sex')
      bornOn = read.bornOn
      sex = read.sex
      identityNumber = read.number
    } else no('identityNumber', `number-${read.why}`)
  }
  const staysWithout = identityNumber === null || (identityNumber === undefined && !hasNumber)
  if (staysWithout && !given.noNumberReason) no('identityNumber', 'number-empty')

  let phone = blankAsNull(given.phone)
  if (phone) {
    const read = readPhoneNumber(phone)
    if (read.ok) phone = read.number
    else no('phone', `phone-${read.why}`)
  }
  if (bornOn) {
    const age = yearsBetween(bornOn, today)
    if (age < lists.ageFrom || age >= lists.ageUntil)
      no('bornOn', 'age-out-of-range', { from: lists.ageFrom, until: lists.ageUntil })
  }
  if (!lists.systems.has(given.system)) no('system', 'code-unknown')
  if (!lists.kinds.has(given.kind)) no('kind', 'code-unknown')
  if (given.politicalStatus && !lists.politicalStatuses.has(given.politicalStatus))
    no('politicalStatus', 'code-unknown')
  if (given.fields.some((code) => !lists.fields.has(code))) no('fields', 'code-unknown')
  if (given.specialties.some((code) => !lists.specialties.has(code))) no('specialties', 'code-unknown')

  if (mistakes.length > 0) return refuse('kernel/invalid-input', { count: mistakes.length }, mistakes)
  return accept({
    ...given,
    sex,
    bornOn,
    identityNumber,
    noNumberReason: staysWithout ? given.noNumberReason : null,
    phone,
    ethnicity: given.ethnicity?.trim() || null,
    fields: [...new Set(given.fields)],
    specialties: [...new Set(given.specialties)],
  })
}

const blankAsNull = (text: string | null | undefined): string | null | undefined =>
  text === undefined ? undefined : text?.trim() || null
