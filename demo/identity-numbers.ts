import type { Random } from '#demo/random.ts'
import { checkDigitOf } from '#modules/services/domain/identity-number.ts'

/**
 * An identity number that passes every check and belongs to nobody: its sequence digits begin with 99, which a county's
 * police station would reach only after 990 births on one day.
 */
export function inventedNumber(random: Random, countyPrefix: string, bornOn: string, sex: 'male' | 'female'): string {
  const last = random.between(0, 4) * 2 + (sex === 'male' ? 1 : 0)
  const body = `${countyPrefix}${bornOn.replaceAll('-', '')}99${last}`
  return body + checkDigitOf(body)
}
