import { sql } from 'kysely'
import type { Actor } from '#kernel/actor.ts'
import { anywhere, type Condition } from '#kernel/list.ts'
import { branchRange, isWithin, levelOf, type RegionCode } from '#kernel/region.ts'

export interface PlaceFilter {
  regionCode?: RegionCode | undefined
  organisationId?: string | undefined
}

/** The conditions of the place on `workforce.worker w`; only what is narrower than the rights: what the policies say anyway would mislead the planner. */
export function placeConditions(
  actor: Pick<Actor, 'jurisdiction'>,
  { regionCode, organisationId }: PlaceFilter,
): Condition[] {
  const own = actor.jurisdiction.kind === 'region' ? actor.jurisdiction.regionCode : undefined
  const range = regionCode && !(own && isWithin(own, regionCode)) ? branchRange(regionCode) : undefined
  return [
    ...(range ? [sql`w.region_code >= ${range.low}`, sql`w.region_code < ${range.high}`] : []),
    ...(organisationId ? [sql`(w.organisation_id = ${organisationId} or w.employer_id = ${organisationId})`] : []),
  ]
}

/** Is it more than a county's people, with nothing else that bounds them? Then only what an index can do is done. */
export function isWide(actor: Pick<Actor, 'jurisdiction'>, { regionCode, organisationId }: PlaceFilter): boolean {
  if (organisationId || actor.jurisdiction.kind !== 'region') return false
  const wide = (code: RegionCode) => levelOf(code) === 'province' || levelOf(code) === 'prefecture'
  return wide(actor.jurisdiction.regionCode) && (!regionCode || wide(regionCode))
}

/**
 * Who is called so: within a county any part of the name, its sound or initials; in a wider place their beginnings (and that of the given name),
 * because ranges are what an index can do under row policies. Four digits are the end of a number or a phone.
 */
export function namedLike(search: string, wide: boolean): Condition {
  const typed = search.normalize('NFKC').trim()
  const sound = typed.toLowerCase().replace(/\s/g, '')
  const four = /^(\d{4}|\d{3}[Xx])$/.test(typed) ? typed.toUpperCase() : undefined
  if (four) return sql`(w.identity_number_last4 = ${four} or w.phone_last4 = ${four})`
  if (!wide)
    return sql`(w.name like ${anywhere(typed)} or w.pinyin like ${anywhere(sound)} or w.initials like ${anywhere(sound)})`
  // The last code point there is follows whatever anyone types.
  const beginning = (column: string, with_: string) =>
    sql`${sql.ref(`w.${column}`)} >= ${with_} and ${sql.ref(`w.${column}`)} < ${`${with_}\u{10ffff}`}`
  return sql`(${beginning('name', typed)} or ${beginning('given_name', typed)} or ${beginning('pinyin', sound)} or ${beginning('initials', sound)})`
}
