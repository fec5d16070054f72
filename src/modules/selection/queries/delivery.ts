import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import { addDays, parseDay } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Handler } from '#kernel/http.ts'
import { basisWords } from '#kernel/packs/explain.ts'
import type { Words } from '#kernel/packs/format.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { isWithin, type RegionCode } from '#kernel/region.ts'
import { personNames } from '#modules/identity/public.ts'
import { organisationNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/selection/contract-delivery.ts'
import { delivered, deliveryDue, findDelivery, findProject, isOwnProject } from '#modules/selection/deliveries.ts'
import { moneySpans } from '#modules/selection/domain/stipend.ts'
import type { RoundRules } from '#modules/selection/kept.ts'
import { speaksForOrganisation } from '#modules/selection/reach.ts'
import { findEntry } from '#modules/selection/store.ts'
import { type DeliveryRow, selection, type TitleRow } from '#modules/selection/tables.ts'
import { servedWith } from '#modules/volunteers/public.ts'
import { evidenceOf, peopleIn } from '#modules/workforce/public.ts'

/** The projects that were chosen, with what became of their delivery. */
const projects = (db: Context['db']) =>
  selection(db)
    .selectFrom('selection.title as t')
    .innerJoin('selection.round as r', 'r.id', 't.round_id')
    .leftJoin('selection.delivery as d', 'd.title_id', 't.id')
    .where('t.stage', '=', 'held')
    .where(sql<string>`r.rules ->> 'subject'`, '=', 'project')
    .where(sql<number>`jsonb_array_length(r.rules -> 'parts')`, '>', 0)

const asRow = (db: Context['db']) =>
  projects(db)
    .selectAll('t')
    .select(['r.title as round_title', 'r.rules as rules', 'd.stage as delivery_stage', 'd.accepted_on as accepted_on'])

type Found = Awaited<ReturnType<ReturnType<typeof asRow>['execute']>>[number]

async function rowsShown({ db, house, today }: Context, rows: readonly Found[]) {
  const units = await organisationNames(
    db,
    rows.flatMap((one) => one.organisation_id ?? []),
  )
  return rows.map((row) => {
    const due = deliveryDue(row.rules, row, house.calendar)
    const stage = row.delivery_stage ?? ('none' as const)
    return {
      titleId: row.id,
      project: row.name_masked,
      organisationName: units.get(row.organisation_id ?? '') ?? '',
      award: row.award,
      roundTitle: row.round_title,
      stage,
      dueOn: due,
      late: due !== null && today > due && stage !== 'reported' && stage !== 'accepted',
      acceptedOn: row.accepted_on,
    }
  })
}

/** What the office gave to projects, those that wait for it among them. */
export const deliveries: Handler<typeof contract.deliveries> = async (context, { size, after, stage }) => {
  const { db } = context
  const from = readCursor(after, 1)
  const inStage = <Q extends ReturnType<typeof projects>>(query: Q) =>
    query.$if(stage !== undefined, (one) =>
      stage === 'none' ? one.where('d.stage', 'is', null) : one.where('d.stage', '=', stage as DeliveryRow['stage']),
    )
  const [{ total }, rows] = await Promise.all([
    inStage(projects(db))
      .select((one) => one.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow(),
    inStage(projects(db))
      .selectAll('t')
      .select([
        'r.title as round_title',
        'r.rules as rules',
        'd.stage as delivery_stage',
        'd.accepted_on as accepted_on',
      ])
      .$if(from !== undefined, (one) => one.where('t.id', '<', String(from![0])))
      .orderBy('t.id', 'desc')
      .limit(size + 1)
      .execute(),
  ])
  const shown = rows.slice(0, size)
  return {
    rows: await rowsShown(context, shown),
    total: Number(total),
    totalIsExact: true,
    next: rows.length > size ? cursorOf([shown.at(-1)!.id]) : null,
  }
}

/** Those of the organisation one speaks for. */
export const myDeliveries: Handler<typeof contract.myDeliveries> = async (context) => {
  const { db, actor } = context
  if (!speaksForOrganisation(actor)) return { rows: [], account: null }
  const rows = await asRow(db)
    .where('t.organisation_id', '=', actor.organisationId)
    .where('t.person_id', 'is', null)
    .orderBy('t.id', 'desc')
    .limit(100)
    .execute()
  const account = await selection(db)
    .selectFrom('selection.organisation_account')
    .select(['bank', 'number_masked as number'])
    .where('organisation_id', '=', actor.organisationId)
    .executeTakeFirst()
  return { rows: await rowsShown(context, rows), account: account ?? null }
}

export const delivery: Handler<typeof contract.delivery> = async (context, { titleId }) => {
  const found = await findProject(context, titleId)
  context.about({ subject: { kind: 'title', id: titleId }, regionCode: found.title.region_code })
  return whole(context, found)
}

export const myDelivery: Handler<typeof contract.myDelivery> = async (context, { titleId }) => {
  const found = await findProject(context, titleId)
  return isOwnProject(context, found.title) ? whole(context, found) : refuseNow('kernel/not-found')
}

const sources = {
  title: { zh: '申报的项目', en: 'the project that entered' },
  organisation: { zh: '机构登记', en: 'register of organisations' },
  workers: { zh: '人员档案（专职）', en: 'the registry (full time)' },
  volunteers: { zh: '志愿服务记录', en: 'the records of volunteers' },
}
const mostWorkers = 20

/** What the registers know of the parts of a project today. */
async function knownOf(
  { db, house, query, today }: Context,
  rules: RoundRules,
  title: TitleRow,
  project: string,
): Promise<Map<string, { words: string; count: number; source: Words }[]>> {
  const asked = new Set(rules.parts.map((one) => one.known))
  const names = asked.has('organisation') ? await organisationNames(db, [title.organisation_id ?? '']) : null
  const people =
    asked.has('workers') && title.organisation_id
      ? await peopleIn(query, { organisationId: title.organisation_id }, today)
      : []
  const facts = await house.factsOf(
    query,
    people.map((one) => one.personId),
    today,
    ['employment.fullTime'],
  )
  // Since the title began: what was served before belongs to another project.
  const served =
    asked.has('volunteers') && title.organisation_id && title.from_on
      ? await servedWith(query, title.organisation_id, parseDay(title.from_on), addDays(today, 1))
      : null
  const words = {
    title: [project],
    organisation: [names?.get(title.organisation_id ?? '') ?? ''].filter(Boolean),
    workers: people
      .filter((one) => facts.get(one.personId)?.['employment.fullTime'] === true)
      .slice(0, mostWorkers)
      .map((one) => one.name),
    volunteers:
      served && served.volunteers > 0
        ? [
            `志愿者${served.volunteers}名，活动${served.activities}场，共${Math.floor(served.minutes / 6) / 10}小时（${title.from_on}至${today}）`,
          ]
        : [],
  }
  return new Map(
    rules.parts.flatMap(({ code, known }) =>
      known
        ? [
            [
              code,
              words[known].map((one) => ({
                words: one,
                count: known === 'volunteers' ? (served?.volunteers ?? 0) : 1,
                source: sources[known],
              })),
            ] as const,
          ]
        : [],
    ),
  )
}

async function whole(
  context: Context,
  { title, rules, roundTitle }: Awaited<ReturnType<typeof findProject>>,
): Promise<OutputOf<typeof contract.delivery>> {
  const { db, query, actor } = context
  const row = await findDelivery(context, title.id)
  const entry = await findEntry(context, title.entry_id)
  const project = entry.title ?? title.name_masked
  const [[head], known, evidence, acts] = await Promise.all([
    rowsShown(context, [
      {
        ...title,
        round_title: roundTitle,
        rules,
        delivery_stage: row?.stage ?? null,
        accepted_on: row?.accepted_on ?? null,
      } as Found,
    ]),
    knownOf(context, rules, title, project),
    evidenceOf(query, [title.id]),
    selection(db)
      .selectFrom('selection.delivery_act')
      .selectAll()
      .where('title_id', '=', title.id)
      .orderBy('seq')
      .execute(),
  ])
  const names = await personNames(
    query,
    acts.map((one) => one.acted_by),
  )
  const given = row?.parts ?? {}
  const found = new Map(delivered(rules.parts, given).map((one) => [one.code, one]))
  const nameOf = (code: string): Words => rules.parts.find((one) => one.code === code)?.name ?? { zh: code, en: code }
  const stage = head!.stage
  return {
    ...head!,
    project,
    version: row?.version ?? 0,
    dueBasis: rules.bases['deliverWithin'] ? basisWords(rules.bases['deliverWithin']) : null,
    parts: rules.parts.map(({ code, name, count }) => {
      const basis = rules.bases[`parts.${code}`]!
      return {
        code,
        name,
        basis: basisWords(basis),
        certainty: basis.certainty,
        wanted: count,
        proposed: entry.stated.parts?.[code] ?? [],
        known: known.get(code) ?? [],
        given: given[code] ?? [],
        missing: found.get(code)!.missing,
      }
    }),
    said: row?.said ?? '',
    evidence: evidence.get(title.id) ?? [],
    money: moneyOf(rules, title, row),
    acts: acts.map((one) => ({
      kind: one.kind,
      who: names.get(one.acted_by) ?? '',
      clauses: one.clauses.map(nameOf),
      reason: one.reason,
      at: one.acted_at.toISOString(),
    })),
    mayReport:
      isOwnProject(context, title) && stage !== 'reported' && stage !== 'accepted' && title.withdrawn_on === null,
    mayAnswer:
      stage === 'reported' &&
      actor.permissions.has('selection:decide') &&
      actor.jurisdiction.kind === 'region' &&
      isWithin(title.region_code as RegionCode, actor.jurisdiction.regionCode),
  }

  /** Each part of the grant as if all were due, with the day on which it is; stops are told on the page of the title. */
  function moneyOf(rule: RoundRules, of: TitleRow, reported: DeliveryRow | undefined) {
    const from = parseDay(of.from_on!)
    const all = moneySpans(rule, { fromOn: from, untilOn: null }, [], parseDay('9999-12-31'), [], from)
    return (rule.instalments ?? []).map(({ code, name, after }) => {
      const basis = rule.bases[`instalments.${code}`]!
      return {
        code,
        name,
        after,
        fen: all.find((one) => one.because === `instalments.${code}`)?.fen ?? 0,
        dueOn: after === 'chosen' ? of.from_on : (reported?.accepted_on ?? null),
        basis: basisWords(basis),
        certainty: basis.certainty,
      }
    })
  }
}
