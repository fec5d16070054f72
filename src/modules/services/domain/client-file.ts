import { type Day, yearsBetween } from '#kernel/days.ts'
import { type Condition, decide } from '#kernel/packs/decide.ts'
import { accept, type Decision, type FieldRefusal, refuse } from '#kernel/refusal.ts'
import { readIdentityNumber } from '#kernel/persons/identity-number.ts'
import { partsOf } from '#kernel/persons/name-sound.ts'
import { readPhoneNumber } from '#kernel/persons/phone-number.ts'

export type Sex = 'male' | 'female' | 'unknown'

/** What the worker enters about a person; undefined leaves what is in the file. */
export interface GivenPerson {
  name: string
  sex: Sex
  bornOn: Day | null
  identityNumber: string | null | undefined
  noNumberReason: string | null
  phone: string | null | undefined
  categories: readonly string[]
}

export interface PersonFacts {
  today: Day
  /** Does the file hold a number already? */
  hasNumber: boolean
  /** Category code → when it may be given, if that is said. */
  categories: ReadonlyMap<string, Condition | undefined>
}

export interface ReadPerson {
  name: string
  sex: Sex
  bornOn: Day | null
  /** Normalised; undefined leaves what is in the file. */
  identityNumber: string | null | undefined
  noNumberReason: string | null
  phone: string | null | undefined
  categories: string[]
}

/** Reads a person as entered: a number fills in birthday and sex and must agree with them. Says every mistake at its field. */
export function readPerson(given: GivenPerson, facts: PersonFacts): Decision<ReadPerson> {
  const mistakes: FieldRefusal[] = []
  const no = (field: keyof GivenPerson, code: string) => void mistakes.push({ field, code: `services/${code}` })

  if (partsOf(given.name).length === 0) no('name', 'name-not-readable')
  let { sex, bornOn } = given
  let identityNumber = blankAsNull(given.identityNumber)
  if (identityNumber) {
    const read = readIdentityNumber(identityNumber, facts.today)
    if (read.ok) {
      if (bornOn && bornOn !== read.bornOn) no('bornOn', 'number-says-other-birthday')
      if (sex !== 'unknown' && sex !== read.sex) no('sex', 'number-says-other-sex')
      // The number's date was checked when it was read.
      bornOn = read.bornOn as Day
      sex = read.sex
      identityNumber = read.number
    } else no('identityNumber', `number-${read.why}`)
  }
  const staysWithout = identityNumber === null || (identityNumber === undefined && !facts.hasNumber)
  if (staysWithout && !given.noNumberReason) no('identityNumber', 'number-empty')

  let phone = blankAsNull(given.phone)
  if (phone) {
    const read = readPhoneNumber(phone)
    if (read.ok) phone = read.number
    else no('phone', `phone-${read.why}`)
  }
  if (bornOn && bornOn > facts.today) no('bornOn', 'born-in-future')

  const categories = [...new Set(given.categories)]
  if (categories.some((code) => !facts.categories.has(code))) no('categories', 'category-unknown')
  else if (categories.some((code) => contradicts(facts.categories.get(code), { sex, bornOn, categories }, facts.today)))
    no('categories', 'category-does-not-fit')

  if (mistakes.length > 0) return refuse('kernel/invalid-input', { count: mistakes.length }, mistakes)
  return accept({
    name: given.name,
    sex,
    bornOn,
    identityNumber,
    noNumberReason: staysWithout ? given.noNumberReason : null,
    phone,
    categories,
  })
}

const blankAsNull = (text: string | null | undefined): string | null | undefined =>
  text === undefined ? undefined : text?.trim() || null

/** Only what is known can contradict: a category stays possible for someone whose birthday is unknown. */
function contradicts(
  when: Condition | undefined,
  person: { sex: Sex; bornOn: Day | null; categories: string[] },
  today: Day,
): boolean {
  if (!when) return false
  const facts = {
    'person.categories': person.categories,
    ...(person.bornOn && { 'person.age': yearsBetween(person.bornOn, today) }),
    ...(person.sex !== 'unknown' && { 'person.sex': person.sex }),
  }
  return decide(when, facts, today).outcome === 'unmet'
}
