import { randomUUID } from 'node:crypto'
import { owned, sealedRound } from '#modules/selection/testing/sealed-round.ts'
import type { TestServer } from '#demo/test-server.ts'
import { type CastName, personId, regions } from '#demo/test-world.ts'

interface Entrant {
  points: number | null
  elders?: boolean
  preferred?: string[]
}

/** A round at its ranking: two places, a third for elderly care, each entry scored by one expert. Scores are written as
 * they are wanted, to the point: through reviews of a panel a tie could not be made. */
export async function rankingRound(server: TestServer, entrants: Partial<Record<CastName, Entrant>>): Promise<string> {
  const who = Object.keys(entrants) as CastName[]
  const { roundId, entryIds } = await sealedRound(server, {
    who,
    rules: {
      places: 2,
      sheets: [
        {
          code: 'panel',
          name: { zh: '评审', en: 'Panel' },
          method: 'review',
          weight: 1,
          blind: false,
          scorers: 1,
          setAside: 'none',
          calibrated: false,
          criteria: [{ code: 'all', name: { zh: '综合', en: 'All' }, points: 100, veto: false }],
        },
      ],
    },
  })
  await owned(server, async (owner) => {
    await owner.query('delete from selection.sealed_list where round_id = $1', [roundId])
    await owner.query(`update selection.round set stage = 'ranking' where id = $1`, [roundId])
    const expert = randomUUID()
    await owner.query(
      `insert into selection.expert (id, round_id, region_code, person_id, stage, asked_by, asked_at) values ($1, $2, $3, $4, 'accepted', $4, '2026-02-20')`,
      [expert, roundId, regions.county, personId('officer')],
    )
    for (const one of who) {
      const { points, elders, preferred } = entrants[one]!
      const entryId = entryIds[one]!
      const facts = { specialties: elders ? ['elders'] : ['projects'] }
      await owner.query('update selection.entry set facts = $2, preferred = $3 where id = $1', [
        entryId,
        JSON.stringify({ on: '2026-01-12', facts }),
        preferred ?? [],
      ])
      if (points === null) continue
      const assignment = randomUUID()
      await owner.query(
        `insert into selection.assignment (id, round_id, region_code, entry_id, expert_id, person_id, sheet, source, assigned_by, assigned_at, stage)
         values ($1, $2, $3, $4, $5, $6, 'panel', 'solved', $6, '2026-02-21', 'done')`,
        [assignment, roundId, regions.county, entryId, expert, personId('officer')],
      )
      await owner.query(
        `insert into selection.review (assignment_id, round_id, region_code, entry_id, sheet, person_id, points, saved_at, submitted_at)
         values ($1, $2, $3, $4, 'panel', $5, $6, '2026-03-01', '2026-03-01')`,
        [assignment, roundId, regions.county, entryId, personId('officer'), points],
      )
    }
  })
  return roundId
}
