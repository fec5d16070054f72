import type { Context } from '#kernel/context.ts'
import { parseDay } from '#kernel/days.ts'
import type { Day } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { orRefuse } from '#kernel/refusal.ts'
import { ancestorsOf } from '#kernel/region.ts'
import type { RegionCode } from '#kernel/region.ts'
import { reaches, refuseAt } from '#modules/organisations/commands/open-organisation.ts'
import type * as contract from '#modules/organisations/contract.ts'
import { decideChange } from '#modules/organisations/domain/region-change.ts'
import type { Change, ChangeKind, KnownRegion } from '#modules/organisations/domain/region-change.ts'
import { findRegion, saveRegion, saveRegionName, standsOn } from '#modules/organisations/store.ts'

/**
 * Records what became of regions: renamed, merged, split, given a new code. Rows of the past stay with the code where they happened;
 * organisations go on under the new one.
 */
export const changeRegion: Handler<typeof contract.changeRegion> = async (context, input) => {
  const { today, record, about } = context
  const on = parseDay(input.on)
  if (on > today) refuseAt('on', 'organisations/in-the-future')
  const codes = [...input.from, ...input.to.map((one) => one.code)]
  if (codes.some((code) => !reaches(context, code))) refuseAt('to', 'organisations/outside-own-region')
  const known = await lockRegions(context, codes, on)
  const change = orRefuse(decideChange(input, known))
  for (const { code } of change.begins) await refuseOrphan(context, code, on)

  for (const one of change.begins)
    await saveRegion(context, { ...one, parentCode: ancestorsOf(one.code)[0] ?? null }, on, input.basis)
  for (const one of change.renames) await saveRegionName(context, one.code, one.name)
  const moved = change.recodes ? await recodeBranch(context, change.recodes, on, input.basis) : []
  await endRegions(context, [...change.ends, ...moved.map((one) => one.from)], on)
  await saveEdges(context, input.kind, [...change.edges, ...moved], known, on, input.basis)
  const organisationsMoved = await moveOrganisations(context, change, moved, on, input.basis)

  const regionCode = input.from[0]!
  about({
    regionCode,
    reason: input.basis,
    details: { kind: input.kind, from: input.from, to: input.to.map((one) => one.code) },
  })
  record({
    kind: 'organisations/region-changed',
    subject: { kind: 'region', id: newId<'change'>(context.now) },
    regionCode,
    day: on,
    data: { kind: input.kind, edges: change.edges },
  })
  return { moved: moved.length, organisationsMoved }
}

async function lockRegions({ query }: Context, codes: RegionCode[], on: Day): Promise<Map<string, KnownRegion>> {
  const rows = await query<KnownRegion>(
    `select code, name, (valid_from is null or valid_from <= $2) and (valid_until is null or valid_until > $2) as current,
            (select count(*)::int from organisations.region below where below.parent_code = region.code and (below.valid_until is null or below.valid_until > $2)) as below
       from organisations.region where code = any ($1) order by code for update`,
    [codes, on],
  )
  return new Map(rows.map((row) => [row.code, row]))
}

/** A new region hangs on one that stands. */
async function refuseOrphan(context: Context, code: RegionCode, on: Day): Promise<void> {
  const above = ancestorsOf(code)[0]
  if (!above) return
  const parent = await findRegion(context, above)
  if (!parent || !standsOn(parent, on)) refuseAt('to', 'organisations/change-parent-missing', { code })
}

/** Gives everything below a region the new beginning of its code; the names and the search keys stay. */
async function recodeBranch(
  { query }: Context,
  { from, to }: { from: string; to: string },
  on: Day,
  basis: string,
): Promise<Change['edges']> {
  return query<Change['edges'][number]>(
    `with below as (
       select *, $2 || substr(code, char_length($1) + 1) as new_code from organisations.region
        where code >= $1 and code < $1 || ':' and code <> rpad($1, 12, '0') and (valid_until is null or valid_until > $3)),
     made as (
       insert into organisations.region (code, name, level, parent_code, short_name, pinyin, short_pinyin, initials, short_initials, valid_from, source)
       select new_code, name, level, $2 || substr(parent_code, char_length($1) + 1), short_name, pinyin, short_pinyin, initials, short_initials, $3, $4
         from below order by level
       returning code)
     select code as from, new_code as to from below`,
    [from, to, on, basis],
  )
}

async function endRegions({ query }: Context, codes: RegionCode[], on: Day): Promise<void> {
  await query('update organisations.region set valid_until = $2 where code = any ($1)', [codes, on])
}

async function saveEdges(
  { query, now }: Context,
  kind: ChangeKind,
  edges: Change['edges'],
  before: ReadonlyMap<string, KnownRegion>,
  on: Day,
  basis: string,
): Promise<void> {
  await query(
    `insert into organisations.region_change (id, kind, from_code, to_code, from_name, to_name, changed_on, basis, recorded_at)
     select edge.id, $1, edge.from_code, edge.to_code, coalesce(edge.from_name, former.name), later.name, $2, $3, $4
       from unnest($5::uuid[], $6::text[], $7::text[], $8::text[]) as edge (id, from_code, to_code, from_name)
       join organisations.region former on former.code = edge.from_code join organisations.region later on later.code = edge.to_code`,
    // A renamed region already carries its new name; the former is the one read before.
    [
      kind,
      on,
      basis,
      now,
      edges.map(() => newId(now)),
      edges.map((edge) => edge.from),
      edges.map((edge) => edge.to),
      edges.map((edge) => before.get(edge.from)?.name ?? null),
    ],
  )
}

interface MovingLink {
  id: string
  organisationId: string
  relation: 'host' | 'covers'
  code: RegionCode
  fromOn: Day
}

/** Open organisations of a region that ended go on in the one it became; after a split in the first of them, until someone says otherwise. */
async function moveOrganisations(
  context: Context,
  change: Change,
  moved: Change['edges'],
  on: Day,
  basis: string,
): Promise<number> {
  const { query, now } = context
  const became = change.edges.filter((edge) => change.ends.includes(edge.from))
  const heirs = new Map([...moved, ...became.reverse()].map((edge) => [edge.from, edge.to]))
  const links = await query<MovingLink>(
    `select link.id, link.organisation_id as "organisationId", link.relation, link.to_region_code as code, link.from_on as "fromOn"
       from organisations.organisation_link link join organisations.organisation on organisation.id = link.organisation_id
      where link.to_region_code = any ($1) and link.until_on is null and organisation.closed_on is null
      order by organisation.id for update of organisation`,
    [[...heirs.keys()]],
  )
  if (links.length === 0) return 0
  const heirOf = (link: MovingLink) => heirs.get(link.code)!
  const hosts = links.filter((link) => link.relation === 'host')

  // A link that began after the change keeps its one day, so that its days never run backwards.
  await query('update organisations.organisation_link set until_on = greatest(from_on, $2) where id = any ($1)', [
    links.map((link) => link.id),
    on,
  ])
  for (const table of ['organisation', 'organisation_link']) {
    await query(
      `update organisations.${table} set region_code = heir ${table === 'organisation' ? ', version = version + 1' : ''}
         from unnest($1::uuid[], $2::text[]) as moving (organisation, heir) where ${table === 'organisation' ? 'id' : 'organisation_id'} = moving.organisation`,
      [hosts.map((link) => link.organisationId), hosts.map(heirOf)],
    )
  }
  // Two covered regions that became one are covered once.
  await query(
    `insert into organisations.organisation_link (id, organisation_id, relation, to_region_code, to_name, from_on, basis, region_code)
     select moving.id, organisation.id, moving.relation, moving.heir, region.name, greatest(moving.from_on, $5), $6, organisation.region_code
       from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $7::date[]) as moving (id, organisation, relation, heir, from_on)
       join organisations.organisation on organisation.id = moving.organisation
       join organisations.region on region.code = moving.heir
     on conflict do nothing`,
    [
      links.map(() => newId(now)),
      links.map((link) => link.organisationId),
      links.map((link) => link.relation),
      links.map(heirOf),
      on,
      basis,
      links.map((link) => link.fromOn),
    ],
  )
  return hosts.length
}
