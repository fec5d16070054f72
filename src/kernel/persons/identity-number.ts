import { type Day, isDay } from '#kernel/days.ts'

/** Whose document it is: 居民身份证, 港澳台居民居住证, 外国人永久居留身份证 (2023). */
export type IdentityKind = 'citizen' | 'hong-kong-macao-taiwan' | 'permanent-resident'

export type IdentityNumberRefusal =
  | 'empty'
  | 'characters'
  | 'length'
  /** 15 digits, issued until 1999 and void since 2013: the person's number has 18 today. */
  | 'old-number'
  /** Three letters and twelve digits, the card of 2017: its bearer is entered without a number, with this reason. */
  | 'old-residence-card'
  | 'region'
  | 'impossible-date'
  | 'born-in-future'
  | 'check-digit'

export type IdentityNumber =
  | { ok: true; number: string; kind: IdentityKind; bornOn: Day; sex: 'male' | 'female' }
  | { ok: false; why: IdentityNumberRefusal }

/** GB/T 2260, first two digits. Only these are checked: a number keeps a county code that was abolished long ago. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
)
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const earliestBirth = '1900-01-01'

/**
 * Reads an identity number as people type it (full-width, spaces, hyphens, small x) and answers it normalised, with what it
 * says of its bearer, or why it cannot be one.
 * Basis: GB 11643-1999 (18 digits, ISO 7064 MOD 11-2). 港澳台居民居住证: region 810000, 820000, 830000. 外国人永久居留身份证 of
 * 2023: 9, region of acceptance (2), country (3), then as a citizen's.
 */
export function readIdentityNumber(typed: string, today: Day): IdentityNumber {
  const number = typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}]/gu, '')
    .toUpperCase()
  if (number === '') return refused('empty')
  if (/^\d{15}$/.test(number)) return refused('old-number')
  if (/^[A-Z]{3}\d{12}$/.test(number)) return refused('old-residence-card')
  if (!/^\d*X?$/.test(number)) return refused('characters')
  if (number.length !== 18) return refused('length')

  const kind = kindOf(number)
  if (!kind) return refused('region')
  const bornOn = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isDay(bornOn) || bornOn < earliestBirth) return refused('impossible-date')
  if (bornOn > today) return refused('born-in-future')
  if (number[17] !== checkDigitOf(number)) return refused('check-digit')
  return { ok: true, number, kind, bornOn, sex: Number(number[16]) % 2 === 1 ? 'male' : 'female' }
}

/** A number of 15 digits as the 18 that its bearer has had since: the century was never in doubt, for they ended in 1999. Anything else stays as typed. */
export function withoutOldForm(typed: string): string {
  const digits = typed.normalize('NFKC').replace(/[\s\p{Pd}\p{Cf}]/gu, '')
  if (!/^\d{15}$/.test(digits)) return typed
  const body = `${digits.slice(0, 6)}19${digits.slice(6)}`
  return body + checkDigitOf(body)
}

const refused = (why: IdentityNumberRefusal): IdentityNumber => ({ ok: false, why })

/** The 18th character for the first 17 digits. */
export function checkDigitOf(number: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(number[at]), 0)
  return '10X98765432'[sum % 11]!
}

function kindOf(number: string): IdentityKind | undefined {
  if (number.startsWith('9')) return provinces.has(number.slice(1, 3)) ? 'permanent-resident' : undefined
  if (/^8[123]0000/.test(number)) return 'hong-kong-macao-taiwan'
  // 83 is Taiwan residents' only, and 81 and 82 have no counties of their own.
  return provinces.has(number.slice(0, 2)) && !number.startsWith('8') ? 'citizen' : undefined
}
