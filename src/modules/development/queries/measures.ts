import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import type { Day } from '#kernel/days.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import type { RegionCode } from '#kernel/region.ts'
import { personNames } from '#modules/identity/public.ts'
import type * as contract from '#modules/development/contract.ts'
import { type MeasureState, stateOf } from '#modules/development/domain/measure.ts'
import { basisOf, standingOf } from '#modules/development/rules.ts'

interface Row {
  id: string
  version: number
  kind: string
  title: string
  target: string
  owner_id: string
  due_on: Day
  percent: number
  done_on: string | null
  evidence: string | null
}

interface Stated extends Row {
  state: MeasureState
}

/** Measures as screens show them, with who reported what, the latest first. */
async function shown(query: Context['query'], rows: Stated[]) {
  const steps = await query<{ measure_id: string; percent: number; note: string; by_id: string; at: Date }>(
    'select * from development.measure_step where measure_id = any ($1::uuid[]) order by at desc, id desc',
    [rows.map((row) => row.id)],
  )
  const names = await personNames(query, [...rows.map((row) => row.owner_id), ...steps.map((step) => step.by_id)])
  return rows.map((row) => ({
    measureId: row.id,
    kind: row.kind,
    title: row.title,
    target: row.target,
    ownerId: row.owner_id,
    ownerName: names.get(row.owner_id) ?? '',
    dueOn: row.due_on,
    percent: row.percent,
    state: row.state,
    doneOn: row.done_on,
    evidence: row.evidence,
    steps: steps
      .filter((step) => step.measure_id === row.id)
      .map((step) => ({
        percent: step.percent,
        note: step.note,
        byName: names.get(step.by_id) ?? '',
        at: step.at.toISOString(),
      })),
    version: row.version,
  }))
}

/** What somebody owns and has not brought to an end, what is due first. */
export async function ownMeasures({ house, query, actor, today }: Context, region: RegionCode) {
  const { value } = standingOf(house.packs, region, today)
  const rows = await query<Row>(
    'select * from development.measure where owner_id = $1 and done_on is null order by due_on, id',
    [actor.personId],
  )
  const stated = rows.map((row) => ({
    ...row,
    state: stateOf({ doneOn: null, dueOn: row.due_on }, today, value.soon.count),
  }))
  return (await shown(query, stated)).map((one) => ({
    ...one,
    kindName: value.characters.find(({ code }) => code === one.kind)?.name ?? { zh: one.kind, en: one.kind },
  }))
}

/** The measures by the six characters, what is overdue first. */
export const measures: Handler<typeof contract.measures> = async (
  { house, query, actor, today },
  { size, after, kind, state },
) => {
  const rules = standingOf(house.packs, actor.homeRegionCode, today)
  const soon = rules.value.soon.count
  // A county has tens of measures; their state follows from today, so it is told here and not in the database.
  const all = (await query<Row>('select * from development.measure order by done_on is not null, due_on, id')).map(
    (row) => ({ ...row, state: stateOf({ doneOn: row.done_on, dueOn: row.due_on }, today, soon) }),
  )
  const found = all.filter((row) => (!kind || row.kind === kind) && (!state || row.state === state))
  const start = Number(readCursor(after, 1)?.[0] ?? 0)
  const rows = found.slice(start, start + size)
  return {
    characters: rules.value.characters.map(({ code, name }) => {
      const own = all.filter((row) => row.kind === code)
      return {
        code,
        name,
        measures: own.length,
        overdue: own.filter((row) => row.state === 'overdue').length,
        done: own.filter((row) => row.state === 'done').length,
      }
    }),
    ...basisOf(rules, `characters.${rules.value.characters[0]!.code}`),
    rows: {
      rows: await shown(query, rows),
      total: found.length,
      totalIsExact: true,
      next: found.length > start + size ? cursorOf([start + size]) : null,
    },
  }
}
