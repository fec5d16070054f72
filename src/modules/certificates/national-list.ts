import type { Transaction } from '#kernel/database.ts'
import type { House } from '#kernel/house.ts'
import type { ExamLevel, Level } from '#modules/certificates/domain/level.ts'
import { compared, type Verification } from '#modules/certificates/domain/qualification.ts'

/** How a certificate meets the national list, of which only keyed hashes are kept. */

const plain = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\s·•-]/g, '')
    .toUpperCase()

/** A certificate number as it is kept, or undefined where it cannot be one. */
export function readNumber(typed: string): string | undefined {
  const number = plain(typed)
  return /^[A-Z0-9]{4,40}$/.test(number) ? number : undefined
}

type Vault = House['vault']
export const numberHash = (vault: Vault, number: string): Buffer => vault.searchHash('certificate-number', number)
export const nameHash = (vault: Vault, number: string, name: string): Buffer =>
  vault.searchHash('certificate-number', `${number} ${plain(name)}`)

export interface Certificate {
  number: string | null
  name: string
  level: Level
}

/** What the list says of certificates, two statements however many. Without a list, a number, or for a local grade nothing can be said. */
export async function verificationsOf(
  query: Transaction['query'],
  vault: Vault,
  some: readonly Certificate[],
): Promise<Extract<Verification, 'unverified' | 'matched' | 'unknown'>[]> {
  const hashes = some.map(({ number }) => number && numberHash(vault, number))
  const [[list], listed] = await Promise.all([
    query<{ known: boolean }>('select exists (select from certificates.national_list) as known'),
    query<{ number: Buffer; name: Buffer; level: ExamLevel }>(
      'select number_hash as number, name_hash as name, level from certificates.national_holder where number_hash = any ($1::bytea[])',
      [hashes.filter((one) => one !== null)],
    ),
  ])
  const holders = new Map(listed.map((one) => [one.number.toString('hex'), one]))
  return some.map(({ number, name, level }, at) => {
    if (!list!.known || !number || level === 'clerk') return 'unverified'
    const holder = holders.get(hashes[at]!.toString('hex'))
    const own = { nameHash: nameHash(vault, number, name).toString('hex'), level }
    return compared(own, holder && { nameHash: holder.name.toString('hex'), level: holder.level }) === null
      ? 'matched'
      : 'unknown'
  })
}
