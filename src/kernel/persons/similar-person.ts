import { comparedForm } from './name-characters.ts'
import { partsOf, soundsNear, soundsSame } from './name-sound.ts'

/** What is known of a person when files are compared. Null is unknown, and speaks neither for nor against. */
export interface ComparedPerson {
  name: string
  sex: 'male' | 'female' | 'unknown'
  /** 'YYYY-MM-DD'. */
  bornOn: string | null
  /** The keyed hash of the normalised identity number, in any one spelling (hex). */
  identityHash: string | null
  identityLastFour: string | null
  phoneHash: string | null
  householdId: string | null
  /** The 12 digits of the village where the person lives. */
  villageCode: string | null
}

export type Reason = keyof typeof bits

export interface Likeness {
  /** In bits: each one doubles the odds that the two are one person. */
  score: number
  /** Reasons that speak for one person first, strongest first; then those against. */
  reasons: Reason[]
  /** certain: one identity number; likely, possible: show the file before another is made. */
  level: 'certain' | 'likely' | 'possible' | 'none'
}

/**
 * The weight of a reason is log2(how often it is seen between two entries of one person ÷ between two persons of one county), after Fellegi
 * and Sunter (1969), in round figures. So: two people share a birthday once in 365 × 60 ≈ 2^14; a full name once in some five hundred
 * within a village of few surnames, 2^9; sex, once in two. Entries of one person differ in the birthday rather often (lunar dates, a year
 * remembered wrongly), which is why that counts little against. Ours, not a policy's: the table in the test shows what they do.
 */
const bits = {
  'same-number': 40,
  'same-birthday': 14,
  'same-last-four': 12,
  'same-name': 9,
  'variant-character': 9,
  'reversed-name': 8,
  'same-phone': 8,
  homophone: 6,
  'same-household': 6,
  'one-digit-off': 5,
  'near-homophone': 4,
  'part-of-name': 4,
  'same-village': 3,
  'same-birth-year': 1,
  'same-sex': 1,
  'different-village': -2,
  'different-birthday': -5,
  'different-sex': -5,
  'different-name': -11,
  // Two right check digits: one of the numbers would have to be another person's.
  'different-number': -20,
} as const

/** A register of 100,000 makes the odds 1 : 2^17 before anything is compared: from here on it is more likely one person than two. */
const likelyFrom = 17
/** One in sixteen. A look at a file costs seconds, a double file costs a year of split records. */
const possibleFrom = 13

/** How like are two people, and why? Symmetrical. */
export function likeness(one: ComparedPerson, other: ComparedPerson): Likeness {
  const reasons = [
    nameReason(one.name, other.name),
    numberReason(one, other),
    birthdayReason(one.bornOn, other.bornOn),
    placeReason(one, other),
    sexReason(one.sex, other.sex),
  ]
    .filter((reason) => reason !== undefined)
    .sort((a, b) => bits[b] - bits[a])
  const score = reasons.reduce((sum, reason) => sum + bits[reason], 0)
  return { score, reasons, level: levelOf(score, reasons) }
}

/** The matches worth showing before a file is made, most alike first. */
export const similarPeople = <P extends ComparedPerson>(
  candidate: ComparedPerson,
  known: readonly P[],
): { person: P; likeness: Likeness }[] =>
  known
    .map((person) => ({ person, likeness: likeness(candidate, person) }))
    .filter((match) => match.likeness.level !== 'none')
    .sort((a, b) => b.likeness.score - a.likeness.score)

function levelOf(score: number, reasons: Reason[]): Likeness['level'] {
  if (reasons.includes('same-number')) return 'certain'
  if (score >= likelyFrom) return 'likely'
  return score >= possibleFrom ? 'possible' : 'none'
}

function nameReason(one: string, other: string): Reason | undefined {
  const [ours, theirs] = [partsOf(one), partsOf(other)]
  const [our, their] = [ours.join(''), theirs.join('')]
  if (our === '' || their === '') return undefined
  if (our === their) return 'same-name'
  if (comparedForm(our) === comparedForm(their)) return 'variant-character'
  if (ours.length > 1 && sameSet(ours, theirs)) return 'reversed-name'
  // Joined, so that a name whose dot was left out still sounds like itself.
  if (soundsSame(one, other) || soundsSame(our, their)) return 'homophone'
  if (isPart(ours, theirs) || isPart(theirs, ours)) return 'part-of-name'
  if (soundsNear(one, other)) return 'near-homophone'
  return 'different-name'
}

const sameSet = (one: string[], other: string[]): boolean =>
  one.length === other.length && one.toSorted().join('·') === other.toSorted().join('·')

/** 阿依古丽 of 阿依古丽·买买提: a divided name is often entered by its own part alone. */
const isPart = (part: string[], whole: string[]): boolean =>
  part.length === 1 && whole.length > 1 && whole[0] === part[0]

function numberReason(one: ComparedPerson, other: ComparedPerson): Reason | undefined {
  if (one.identityHash && other.identityHash)
    return one.identityHash === other.identityHash ? 'same-number' : 'different-number'
  if (!one.identityLastFour || !other.identityLastFour) return undefined
  return one.identityLastFour === other.identityLastFour ? 'same-last-four' : 'different-number'
}

/**
 * A digit off is looked for in birthdays alone: two identity numbers that differ in one digit, or in two exchanged, cannot both have a right
 * check digit, and a wrong one is refused at entry.
 */
function birthdayReason(one: string | null, other: string | null): Reason | undefined {
  if (!one || !other) return undefined
  if (one === other) return 'same-birthday'
  const differing = Array.from(one).filter((digit, at) => digit !== other[at]).length
  const [year, month, day] = one.split('-')
  if (differing === 1 || other === `${year}-${day}-${month}`) return 'one-digit-off'
  return one.slice(0, 4) === other.slice(0, 4) ? 'same-birth-year' : 'different-birthday'
}

/** Only the strongest: who shares a household usually shares the village, and often the one phone in it. */
function placeReason(one: ComparedPerson, other: ComparedPerson): Reason | undefined {
  if (one.phoneHash && one.phoneHash === other.phoneHash) return 'same-phone'
  if (one.householdId && one.householdId === other.householdId) return 'same-household'
  if (!one.villageCode || !other.villageCode) return undefined
  return one.villageCode === other.villageCode ? 'same-village' : 'different-village'
}

function sexReason(one: ComparedPerson['sex'], other: ComparedPerson['sex']): Reason | undefined {
  if (one === 'unknown' || other === 'unknown') return undefined
  return one === other ? 'same-sex' : 'different-sex'
}
