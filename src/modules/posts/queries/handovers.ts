import { sql } from 'kysely'
import type { Handler } from '#kernel/http.ts'
import { isUuid } from '#kernel/list.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { grantsOf, personNames, namesIn } from '#modules/identity/public.ts'
import { organisationNames, regionNames } from '#modules/organisations/public.ts'
import { mayUndo } from '#modules/posts/commands/hand-over-work.ts'
import type * as contract from '#modules/posts/contract.ts'
import { type Movable, standingOf, suggestTakers } from '#modules/posts/domain/caseload.ts'
import { findPeople } from '#modules/posts/people.ts'
import { caseloadOf } from '#modules/posts/rules.ts'
import { goneAmong, loadedStaff } from '#modules/posts/staff.ts'
import { posts, type PostsTables } from '#modules/posts/tables.ts'
import { carriedBy, carriedCounts, whoCarries } from '#modules/services/public.ts'
import type { Selectable } from 'kysely'

/** Everything somebody carries, with who could take each thing. */
export const whatSomebodyCarries: Handler<typeof contract.whatSomebodyCarries> = async (context, { personId }) => {
  const { db, query, house, today, about } = context
  const person = (await findPeople(context, [personId])).get(personId)
  if (!person) return refuseNow('kernel/not-found')
  const regionCode = person.regionCode as RegionCode
  const weights = caseloadOf(house.packs, regionCode, today).value
  const [things, grants, terms] = await Promise.all([
    carriedBy(query, personId),
    grantsOf(context, personId, today),
    query<{ id: string; title: string; organisationId: string }>(
      `select i.id, p.title, i.organisation_id as "organisationId" from posts.incumbency i join posts.post p on p.id = i.post_id
        where i.person_id = $1 and i.from_on <= $2 and (i.until_on is null or i.until_on > $2) order by i.main desc`,
      [personId, today],
    ),
  ])
  const stationIds = [
    ...new Set([...things.map((thing) => thing.stationId), ...(person.organisationId ? [person.organisationId] : [])]),
  ]
  const [staff, names, regions] = await Promise.all([
    loadedStaff(context, stationIds, regionCode),
    organisationNames(
      db,
      terms.map((term) => term.organisationId),
    ),
    regionNames(
      db,
      things.map((thing) => thing.regionCode),
    ),
  ])
  const candidates = staff.filter((one) => one.personId !== personId)
  const clients = things.flatMap((thing): Movable[] =>
    thing.kind === 'client' && thing.riskClass
      ? [
          {
            id: thing.id,
            stationId: thing.stationId,
            riskClass: thing.riskClass,
            regionCode: thing.regionCode,
            openCase: thing.openCase,
            isNew: false,
          },
        ]
      : [],
  )
  const suggested = suggestTakers(clients, candidates, weights)
  about({ subject: { kind: 'person', id: personId } })
  return {
    person: { id: personId, name: person.name },
    things: things.map(({ kind, id, name, clientId, stationId, riskClass, openCase, dueOn, regionCode: code }) => ({
      kind,
      id,
      name,
      clientId,
      stationId,
      regionName: regions.get(code) ?? '',
      riskClass,
      openCase,
      dueOn,
      suggested: suggested.get(kind === 'case' ? (clientId ?? '') : id) ?? null,
    })),
    candidates: candidates.map(({ personId: id, name, stationId, load, clients: count }) => ({
      personId: id,
      name,
      stationId,
      load,
      clients: count,
      standing: standingOf(load, weights),
    })),
    grants,
    posts: terms.map((term) => ({
      incumbencyId: term.id,
      title: term.title,
      organisationName: names.get(term.organisationId) ?? '',
    })),
    norm: weights.norm,
  }
}

type Row = Selectable<PostsTables['posts.handover']>

/** Handovers within reach, the latest first. */
export const handovers: Handler<typeof contract.handovers> = async ({ db, query, now }, { size, after }) => {
  const [doneAt, id] = readCursor(after, 2) ?? []
  const rest =
    typeof doneAt === 'string' && isUuid(id) ? sql`where (done_at, id) < (${doneAt}::timestamptz, ${id})` : sql``
  const [page, counted] = await Promise.all([
    sql<Row>`select * from posts.handover ${rest} order by done_at desc, id desc limit ${size + 1}`.execute(db),
    posts(db)
      .selectFrom('posts.handover')
      .select((of) => of.fn.countAll<number>().as('count'))
      .executeTakeFirst(),
  ])
  const rows = page.rows.slice(0, size)
  const last = rows.at(-1)
  const thingsOf = (row: Row) => row.things as { kind: string; to: string }[]
  const { people: names, organisations } = await namesIn({ db, query }, rows, {
    people: (row) => [row.person_id, row.done_by, ...thingsOf(row).map((thing) => thing.to)],
    organisations: (row) => row.organisation_id,
  })
  return {
    total: counted?.count ?? 0,
    totalIsExact: true,
    next: page.rows.length > size && last ? cursorOf([last.done_at.toISOString(), last.id]) : null,
    rows: rows.map((row) => {
      const things = thingsOf(row)
      const count = (kind: string) => things.filter((thing) => thing.kind === kind).length
      return {
        handoverId: row.id,
        person: { id: row.person_id, name: names.get(row.person_id) ?? '' },
        organisationName: organisations.get(row.organisation_id) ?? '',
        reason: row.reason,
        leftOn: row.left_on,
        untilOn: row.until_on,
        clients: count('client'),
        cases: count('case'),
        groups: count('group'),
        takers: [...new Set(things.map((thing) => thing.to))].map((one) => names.get(one) ?? ''),
        doneBy: names.get(row.done_by) ?? '',
        doneAt: row.done_at.toISOString(),
        undone: row.undone_at !== null,
        mayUndo: mayUndo(row, now),
      }
    }),
  }
}

/** What people carry who do not work any more, as far as the reader sees. */
export const ownerless: Handler<typeof contract.ownerless> = async ({ db, query, today }) => {
  const gone = await goneAmong(query, await whoCarries(query), today)
  const counts = await carriedCounts(query, [...gone])
  const [names, stations] = await Promise.all([
    personNames(query, [...gone]),
    organisationNames(
      db,
      counts.map((one) => one.stationId),
    ),
  ])
  const groups = Map.groupBy(counts, (one) => `${one.workerId} ${one.stationId}`)
  return {
    rows: [...groups.values()].map((some) => {
      const { workerId, stationId } = some[0]!
      const count = (kind: string) => some.find((one) => one.kind === kind)?.count ?? 0
      return {
        person: { id: workerId, name: names.get(workerId) ?? '' },
        stationName: stations.get(stationId) ?? '',
        clients: count('client'),
        cases: count('case'),
        groups: count('group'),
      }
    }),
  }
}
