import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import { everyRow, sheet, text } from '#kernel/documents/list-sheet.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Handler } from '#kernel/http.ts'
import { allOf, isUuid, literally } from '#kernel/list.ts'
import type { Outcome } from '#kernel/packs/decide.ts'
import { cursorOf, type Page, readCursor } from '#kernel/page.ts'
import { levelOf } from '#kernel/region.ts'
import { personNames } from '#modules/identity/public.ts'
import { organisationNames, regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/selection/contract-entries.ts'
import { isGone } from '#modules/selection/obstacles.ts'
import { atWhom } from '#modules/selection/queries/entries.ts'
import { runs } from '#modules/selection/reach.ts'
import { findRound } from '#modules/selection/store.ts'
import type { EntryRow, EntryStage, RoundRow } from '#modules/selection/tables.ts'
import { peopleByIds, peopleCalled } from '#modules/workforce/public.ts'

type Row = OutputOf<typeof contract.roundEntries>['rows'][number]

interface Filter {
  roundId: string
  stage?: EntryStage | undefined
  turn?: 'mine' | undefined
  outcome?: Outcome | undefined
  search?: string | undefined
}

/** What waits for the reader: the steps of the chain that are theirs, and at the office what is to be screened. */
function waitsFor(context: Context, round: RoundRow): RawBuilder<unknown> {
  const { actor } = context
  const own = actor.jurisdiction.kind === 'region' ? levelOf(actor.jurisdiction.regionCode) : ('employer' as const)
  const steps = round.rules.chain.flatMap(({ level }, at) => (level === own ? [at] : []))
  const screens = runs(context, round.region_code) && round.stage === 'screening'
  return sql`(stage = 'submitted' and step = any (${steps}::int[]) or ${screens} and stage = 'received')`
}

async function conditionsOf(context: Context, round: RoundRow, filter: Filter): Promise<RawBuilder<unknown>[]> {
  const { db, actor } = context
  const typed = filter.search?.trim()
  const found = typed ? await peopleCalled({ db, actor }, typed) : []
  return [
    sql`round_id = ${round.id}`,
    sql`stage <> 'draft'`,
    ...(filter.stage ? [sql`stage = ${filter.stage}`] : []),
    ...(filter.outcome ? [sql`outcome = ${filter.outcome}`] : []),
    ...(filter.turn ? [waitsFor(context, round)] : []),
    ...(typed ? [sql`(person_id = any (${found}::uuid[]) or title ilike ${`%${literally(typed)}%`})`] : []),
  ]
}

/** The entries of a round within reach, in the order in which they were begun. */
async function pageOfEntries(
  context: Context,
  filter: Filter,
  size: number,
  after: string | undefined,
): Promise<Page<Row>> {
  const { db, query } = context
  const round = await findRound(context, filter.roundId)
  const conditions = await conditionsOf(context, round, filter)
  const [cursor] = readCursor(after, 1) ?? []
  const since = isUuid(cursor) ? [sql`id > ${cursor}::uuid`] : []
  const [{ rows: found }, { rows: counted }] = await Promise.all([
    sql<EntryRow & { mine: boolean; order: number | null }>`
      select *, ${waitsFor(context, round)} as mine,
             (select a.place_order from selection.entry_act a where a.entry_id = entry.id and a.kind = 'recommended' order by a.seq desc limit 1) as "order"
        from selection.entry where ${allOf([...conditions, ...since])} order by id limit ${size + 1}`.execute(db),
    sql<{ n: number }>`select count(*)::int as n from selection.entry where ${allOf(conditions)}`.execute(db),
  ])
  const rows = found.slice(0, size)
  const people = rows.flatMap((row) => row.person_id ?? [])
  const [names, files, organisations, regions] = await Promise.all([
    personNames(query, people),
    peopleByIds(query, people),
    organisationNames(
      db,
      rows.flatMap((row) => row.organisation_id ?? row.employer_id ?? []),
    ),
    regionNames(
      db,
      rows.map((row) => row.region_code),
    ),
  ])
  const last = rows.at(-1)
  return {
    rows: rows.map((row) => {
      const organisationName = organisations.get(row.organisation_id ?? row.employer_id ?? '') ?? ''
      return {
        entryId: row.id,
        personId: row.person_id,
        name: row.person_id ? (names.get(row.person_id) ?? '') : organisationName,
        title: row.title,
        organisationName,
        regionName: regions.get(row.region_code) ?? row.region_code,
        stage: row.stage,
        at: atWhom(round, row),
        mine: row.mine,
        order: row.order,
        outcome: row.outcome,
        submittedAt: row.submitted_at?.toISOString() ?? null,
        gone: row.person_id ? isGone(files.get(row.person_id)?.status ?? '') : false,
      }
    }),
    total: counted[0]!.n,
    totalIsExact: true,
    next: found.length > size && last ? cursorOf([last.id]) : null,
  }
}

export const roundEntries: Handler<typeof contract.roundEntries> = (context, { size, after, ...filter }) => {
  context.about({ subject: { kind: 'round', id: filter.roundId } })
  return pageOfEntries(context, filter, size, after)
}

const stageWords: Record<EntryStage, { zh: string; en: string }> = {
  draft: { zh: '填写中', en: 'being written' },
  submitted: { zh: '各级推荐中', en: 'with the levels' },
  'sent-back': { zh: '退回补正', en: 'sent back' },
  received: { zh: '待审核', en: 'to be screened' },
  admitted: { zh: '审核通过', en: 'admitted' },
  refused: { zh: '不予推荐或未通过', en: 'refused' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
}
const outcomeWords: Record<Outcome, { zh: string; en: string }> = {
  met: { zh: '符合', en: 'met' },
  unmet: { zh: '不符合', en: 'not met' },
  unknown: { zh: '尚不能判断', en: 'not known yet' },
}

export const exportEntries: Handler<typeof contract.exportEntries> = (context, filter) => {
  const { language } = context.actor
  context.about({ subject: { kind: 'round', id: filter.roundId } })
  return sheet<Row>(
    context,
    { zh: '申报名单', en: 'Entries' },
    [
      text('姓名或机构', 'Who', (row) => row.name),
      text('项目', 'Project', (row) => row.title),
      text('工作单位', 'Works at', (row) => row.organisationName),
      text('地区', 'Region', (row) => row.regionName),
      text('进度', 'Stage', (row) => stageWords[row.stage][language]),
      text('现由谁办理', 'Whose turn', (row) => row.at?.[language] ?? ''),
      text('推荐顺序', 'Order', (row) => (row.order === null ? '' : String(row.order))),
      text('条件', 'Conditions', (row) => (row.outcome ? outcomeWords[row.outcome][language] : '')),
    ],
    everyRow<Row>((size, after) => pageOfEntries(context, filter, size, after)),
  )
}
