import { gate, inTransaction } from '#kernel/database.ts'
import { todayIn } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import { newId } from '#kernel/ids.ts'
import type { Job } from '#kernel/jobs.ts'
import { yearFacts } from '#modules/assessment/facts.ts'
import { factsAsked, Frozen, lastDayOf } from '#modules/assessment/rules.ts'
import { participantsOf, type RoundRow, saveFigures } from '#modules/assessment/store.ts'

/** For so long after the sealing late changes are looked for; after that nobody corrects records of the year. Technical. */
const watchedDays = 730

/** While people still write and score, the figures of their year are those of today; returns how many rounds were counted. */
export async function countAnew(house: House): Promise<number> {
  const today = todayIn(house.clock())
  const rounds = await inTransaction(house.gatePool, gate, ({ query }) =>
    query<RoundRow>(`select * from assessment.round where stage in ('self', 'scoring')`),
  )
  for (const round of rounds) {
    const scheme = Frozen.parse(round.scheme)
    const on = lastDayOf(round.year, today)
    const people = await inTransaction(house.gatePool, gate, (at) => participantsOf(at, round.id))
    const facts = await yearFacts(
      house,
      people.map((one) => one.person_id),
      on,
      factsAsked(scheme.items),
    )
    await inTransaction(house.gatePool, gate, (at) => saveFigures(at, facts, round.id, on))
  }
  return rounds.length
}

/** A record that was changed after the sealing moves no sealed figure; what it would have moved is written beside it. Returns how many lines. */
export async function findLateFigures(house: House): Promise<number> {
  const now = house.clock()
  const today = todayIn(now)
  const rounds = await inTransaction(house.gatePool, gate, ({ query }) =>
    query<RoundRow>(
      `select * from assessment.round where stage in ('proposing', 'told', 'sealed') and (sealed_on is null or sealed_on > $1::date - $2::int)`,
      [today, watchedDays],
    ),
  )
  let found = 0
  for (const round of rounds) {
    const asked = factsAsked(Frozen.parse(round.scheme).items)
    const people = await inTransaction(house.gatePool, gate, (at) => participantsOf(at, round.id))
    for (const [on, some] of Map.groupBy(
      people.filter((one) => one.figures_on !== null),
      (one) => one.figures_on!,
    )) {
      const facts = await yearFacts(
        house,
        some.map((one) => one.person_id),
        on as never,
        asked,
      )
      found += await inTransaction(house.gatePool, gate, async ({ query }) => {
        const last = await query<{ participant_id: string; fact: string; after: unknown }>(
          'select distinct on (participant_id, fact) participant_id, fact, after from assessment.adjustment where round_id = $1 order by participant_id, fact, found_on desc, id desc',
          [round.id],
        )
        const known = new Map(last.map((one) => [`${one.participant_id} ${one.fact}`, one.after]))
        const rows = some.flatMap((one) =>
          asked.flatMap((fact) => {
            const key = `${one.id} ${fact}`
            const before = known.has(key) ? (known.get(key) ?? null) : (one.figures[fact] ?? null)
            const after = facts.get(one.person_id)?.[fact] ?? null
            if (before === after) return []
            return [
              {
                id: newId<'adjustment'>(now),
                round_id: round.id,
                participant_id: one.id,
                person_id: one.person_id,
                region_code: one.region_code,
                organisation_id: one.organisation_id,
                fact,
                before,
                after,
                found_on: today,
              },
            ]
          }),
        )
        await query(
          'insert into assessment.adjustment select * from jsonb_populate_recordset(null::assessment.adjustment, $1::jsonb)',
          [JSON.stringify(rows)],
        )
        return rows.length
      })
    }
  }
  return found
}

export const jobs: Job[] = [
  { name: 'assessment/count-anew', every: { cron: '50 2 * * *' }, run: async (house) => void (await countAnew(house)) },
  {
    name: 'assessment/find-late-figures',
    every: { cron: '10 3 * * *' },
    run: async (house) => void (await findLateFigures(house)),
  },
]
