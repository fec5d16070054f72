import type { Random } from '#demo/random.ts'
import { checkDigitOf } from '#kernel/persons/identity-number.ts'

/**
 * An identity number that passes every check and belongs to nobody: its sequence digits begin with 9, which a county's police
 * station would reach only after 900 births on one day. No two are the same, as long as `taken` is.
 */
export function inventedNumber(
  random: Random,
  countyPrefix: string,
  bornOn: string,
  sex: 'male' | 'female',
  taken: Set<string>,
): string {
  const last = random.between(0, 4) * 2 + (sex === 'male' ? 1 : 0)
  const body = `${countyPrefix}${bornOn.replaceAll('-', '')}9${random.between(0, 9)}${last}`
  const number = body + checkDigitOf(body)
  if (taken.has(number)) return inventedNumber(random, countyPrefix, bornOn, sex, taken)
  taken.add(number)
  return number
}
