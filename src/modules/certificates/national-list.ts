import type { Transaction } from '#kernel/database.ts'
import type { House } from '#kernel/house.ts'
import type { ExamLevel, Level } from '#modules/certificates/domain/level.ts'
import { compared, type Verification } from '#modules/certificates/domain/qualification.ts'
import { identityHashesOf } from '#modules/workforce/public.ts'

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
  personId: string
  number: string | null
  name: string
  level: Level
}

/**
 * What the list says of certificates, four statements however many. Without a list, or for a local grade, nothing can be said; without a
 * certificate number only where the list gives identity numbers and has this person at this level.
 */
export async function verificationsOf(
  query: Transaction['query'],
  vault: Vault,
  some: readonly Certificate[],
): Promise<Extract<Verification, 'unverified' | 'matched' | 'unknown'>[]> {
  const hashes = some.map(({ number }) => number && numberHash(vault, number))
  const [[list], listed, identities] = await Promise.all([
    query<{ known: boolean }>('select exists (select from certificates.national_list) as known'),
    query<{ number: Buffer; name: Buffer; identity: Buffer | null; level: ExamLevel }>(
      'select number_hash as number, name_hash as name, identity_hash as identity, level from certificates.national_holder where number_hash = any ($1::bytea[])',
      [hashes.filter((one) => one !== null)],
    ),
    identityHashesOf(
      query,
      some.map((one) => one.personId),
    ),
  ])
  const known = await listedLevels(
    query,
    some.flatMap((one) => (one.number ? [] : [...(identities.get(one.personId) ?? [])])),
  )
  const holders = new Map(listed.map((one) => [one.number.toString('hex'), one]))
  return some.map(({ personId, number, name, level }, at) => {
    if (!list!.known || level === 'clerk') return 'unverified'
    const identityHashes = identities.get(personId) ?? new Set()
    if (!number) return [...identityHashes].some((hash) => known.has(`${hash} ${level}`)) ? 'matched' : 'unverified'
    const holder = holders.get(hashes[at]!.toString('hex'))
    const own = { nameHash: nameHash(vault, number, name).toString('hex'), identityHashes, level }
    const there = holder && {
      nameHash: holder.name.toString('hex'),
      identityHash: holder.identity && holder.identity.toString('hex'),
      level: holder.level,
    }
    return compared(own, there) === null ? 'matched' : 'unknown'
  })
}

/** At which levels the list has people by their identity numbers: 'hash level'. */
async function listedLevels(query: Transaction['query'], identityHashes: string[]): Promise<Set<string>> {
  const rows = await query<{ key: string }>(
    `select encode(identity_hash, 'hex') || ' ' || level as key from certificates.national_holder
      where identity_hash = any (select decode(unnest($1::text[]), 'hex'))`,
    [identityHashes],
  )
  return new Set(rows.map(({ key }) => key))
}
