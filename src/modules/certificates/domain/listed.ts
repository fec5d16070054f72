import type { Day } from '#kernel/days.ts'
import { highestOf, type Level } from '#modules/certificates/domain/level.ts'
import { isVerified, type Verification } from '#modules/certificates/domain/qualification.ts'

/** What a list of people says of somebody's certificate, beside what is kept. */

export interface HeldCertificate {
  id: string
  version: number
  level: Level
  number: string | null
  passedOn: Day
  verification: Verification
}

export interface ListedCertificate {
  level: Level | 'none' | null
  /** Plain; undefined where it cannot be a number of a certificate. */
  number: string | null | undefined
  gained: Day | null
  /** Somebody else has the number. */
  isTaken: boolean
}

/** Why nothing is taken of a certificate; the words stand in listed.ts. */
export type CertificateNote =
  | 'certificate-level-missing'
  | 'certificate-day-missing'
  | 'certificate-day-too-early'
  | 'certificate-number-not-plain'
  | 'certificate-of-another'
  | 'certificate-held-though-none'
  | 'certificate-settled'

export interface ListedOutcome {
  /** The certificate that the list is about, where it is kept already. */
  of: HeldCertificate | null
  /** { column: [what is kept, what the list says] } */
  diff: Record<string, [was: string | null, is: string]>
  note: { column: string; why: CertificateNote } | null
}

/** The year of the first examination. */
const firstExam = '2008-01-01'
const [level, number, gained] = ['certificate-level', 'certificate-number', 'certificate-gained'] as const

/**
 * Which certificate a line is about, and what it says otherwise: the one with its number, else the one of its level. Of one that was verified
 * the list only adds a number where there was none; a day is a month to a list.
 */
export function listedOutcome(held: readonly HeldCertificate[], listed: ListedCertificate): ListedOutcome {
  const left = (column: string, why: CertificateNote, of: HeldCertificate | null = null): ListedOutcome => ({
    of,
    diff: {},
    note: { column, why },
  })
  const nothing: ListedOutcome = { of: null, diff: {}, note: null }
  if (listed.level === 'none') return held.length > 0 ? left(level, 'certificate-held-though-none') : nothing
  if (listed.number === undefined) return left(number, 'certificate-number-not-plain')
  if (listed.isTaken) return left(number, 'certificate-of-another')
  const known = listed.number === null ? undefined : held.find((one) => one.number === listed.number)
  const of = known ?? held.find((one) => one.level === listed.level) ?? null
  if (!of) {
    if (!listed.level) return listed.number || listed.gained ? left(level, 'certificate-level-missing') : nothing
    if (!listed.gained) return left(gained, 'certificate-day-missing')
    if (listed.gained < firstExam) return left(gained, 'certificate-day-too-early')
    return {
      of: null,
      diff: {
        [level]: [highestOf(held.map((one) => one.level)) ?? null, listed.level],
        ...(listed.number && { [number]: [null, listed.number] }),
        [gained]: [null, listed.gained],
      },
      note: null,
    }
  }
  const otherLevel = listed.level !== null && listed.level !== of.level
  const otherNumber = listed.number !== null && listed.number !== of.number
  const otherDay = listed.gained !== null && listed.gained.slice(0, 7) !== of.passedOn.slice(0, 7)
  if (isVerified(of.verification) && (otherLevel || otherDay || (otherNumber && of.number !== null)))
    return left(otherLevel ? level : otherDay ? gained : number, 'certificate-settled', of)
  // The number of one certificate and the level of another that they hold as well.
  if (otherLevel && held.some((one) => one.level === listed.level)) return left(number, 'certificate-of-another', of)
  if (otherDay && listed.gained! < firstExam) return left(gained, 'certificate-day-too-early', of)
  return {
    of,
    diff: {
      ...(otherLevel && { [level]: [of.level, listed.level!] }),
      ...(otherNumber && { [number]: [of.number, listed.number!] }),
      ...(otherDay && { [gained]: [of.passedOn, listed.gained!] }),
    },
    note: null,
  }
}
