import type { Context } from '#kernel/context.ts'
import { gate, inTransaction } from '#kernel/database.ts'
import type { Handler } from '#kernel/http.ts'
import { cursorOf, type Page, readCursor } from '#kernel/page.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { personNames } from '#modules/identity/public.ts'
import { organisationNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/assessment/contract.ts'
import { getRound, type ParticipantRow, scored, sheetsOf } from '#modules/assessment/store.ts'

type Row = OutputOf<typeof contract.participants>['rows'][number]
export type ParticipantFilter = Omit<InputOf<typeof contract.participants>, 'size' | 'after'>

interface Stored extends ParticipantRow {
  appeal: Row['appeal']
  adjusted: boolean
}

const appealText = `coalesce((select case when a.decided_at is null then 'open' when a.upheld then 'upheld' else 'declined' end from assessment.appeal a where a.participant_id = p.id), 'none')`

/** People of a round, unit by unit. Whoever's name is searched for is found by the names of those in it. */
export async function participantPage(
  context: Pick<Context, 'query' | 'db' | 'house'>,
  filter: ParticipantFilter,
  size: number,
  after?: string,
): Promise<Page<Row>> {
  const { query, db, house } = context
  const round = await getRound(context, filter.roundId)
  const found = filter.search ? await searched(context, round.id, filter.search) : null
  const cursor = readCursor(after, 2) ?? [
    '00000000-0000-0000-0000-000000000000',
    '00000000-0000-0000-0000-000000000000',
  ]
  const where = `p.round_id = $1 and ($2::uuid is null or p.organisation_id = $2) and ($3::text is null or coalesce(p.grade, p.proposed_grade) = $3 or p.exempt_code = $3)
    and ($4::text is null or ${appealText} = $4) and ($5::uuid[] is null or p.person_id = any ($5))`
  const given = [round.id, filter.organisationId ?? null, filter.grade ?? null, filter.appeal ?? null, found]
  const [stored, [counted]] = await Promise.all([
    query<Stored>(
      `select p.*, ${appealText} as appeal, exists (select from assessment.adjustment d where d.participant_id = p.id) as adjusted
         from assessment.participant p where ${where} and (p.organisation_id, p.id) > ($6::uuid, $7::uuid) order by p.organisation_id, p.id limit $8`,
      [...given, ...cursor, size + 1],
    ),
    query<{ count: number }>(`select count(*) from assessment.participant p where ${where}`, given),
  ])
  const rows = stored.slice(0, size)
  const [names, organisations, sheets] = await Promise.all([
    personNames(
      query,
      rows.map((row) => row.person_id),
    ),
    organisationNames(
      db,
      rows.map((row) => row.organisation_id),
    ),
    inTransaction(house.gatePool, gate, (at) =>
      sheetsOf(
        at,
        rows.map((row) => row.id),
      ),
    ),
  ])
  const totals = scored(round.scheme, rows, sheets)
  const open = round.stage === 'self' || round.stage === 'scoring'
  const last = rows.at(-1)
  return {
    rows: rows.map((row) => {
      const own = sheets.filter((sheet) => sheet.participant_id === row.id)
      const grade = row.grade ?? row.proposed_grade
      return {
        participantId: row.id,
        personId: row.person_id,
        name: names.get(row.person_id) ?? '',
        organisationId: row.organisation_id,
        organisationName: organisations.get(row.organisation_id) ?? '',
        exemptCode: row.exempt_code,
        exemptName:
          row.exempt_code === null
            ? null
            : (round.scheme.exemptions.find((one) => one.code === row.exempt_code)?.name ?? null),
        summaryHandedIn: row.summary_at !== null,
        sheets: own.length,
        handedIn: own.filter((sheet) => sheet.handed_in_at !== null).length,
        total: open || row.exempt_code !== null ? null : (row.total ?? totals.get(row.id)?.total ?? null),
        grade,
        gradeName: round.scheme.grades.find((one) => one.code === grade)?.name ?? null,
        appeal: row.appeal,
        adjusted: row.adjusted,
        version: row.version,
      }
    }),
    total: counted!.count,
    totalIsExact: true,
    next: stored.length > size && last ? cursorOf([last.organisation_id, last.id]) : null,
  }
}

async function searched({ query }: Pick<Context, 'query'>, roundId: string, search: string): Promise<string[]> {
  const people = await query<{ person_id: string }>(
    'select person_id from assessment.participant where round_id = $1',
    [roundId],
  )
  const names = await personNames(
    query,
    people.map((one) => one.person_id),
  )
  const wanted = search.normalize('NFKC')
  return [...names].flatMap(([id, name]) => (name.includes(wanted) ? [id] : []))
}

export const participants: Handler<typeof contract.participants> = (context, { size, after, ...filter }) =>
  participantPage(context, filter, size, after)
