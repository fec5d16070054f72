import { gate, inTransaction } from '#kernel/database.ts'
import { todayIn } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import type { RegionCode } from '#kernel/region.ts'
import { whoMayAt, whoMayOver } from '#modules/identity/public.ts'
import { settleNotices, type Told } from '#modules/notices/public.ts'
import { registryOf } from '#modules/workforce/rules.ts'

interface Waiting {
  state: 'proposed' | 'employer-confirmed'
  regionCode: RegionCode
  organisationId: string | null
  employerId: string | null
  personId: string
  proposedBy: string
}

/**
 * Tells those whose turn it is that corrections wait for them: the employer first where the rule says so and somebody there may, else the
 * county. Told once a day, and taken back when none waits. Returns how many were told.
 */
export async function tellWaiting(house: House): Promise<number> {
  const now = house.clock()
  const today = todayIn(now)
  return inTransaction(house.gatePool, gate, async ({ query }) => {
    const open = await query<Waiting>(
      `select state, region_code as "regionCode", organisation_id as "organisationId", employer_id as "employerId", person_id as "personId", proposed_by as "proposedBy"
         from workforce.proposal where state in ('proposed', 'employer-confirmed')`,
    )
    const unitsOf = ({ organisationId, employerId }: Waiting) =>
      [organisationId, employerId].filter((one) => one !== null)
    const employers = Map.groupBy(
      await whoMayAt(query, 'workforce:employer-confirm', [...new Set(open.flatMap(unitsOf))], today),
      (one) => one.organisationId,
    )
    const counties = new Map<RegionCode, string[]>()
    for (const county of new Set(open.map(countyOf)))
      counties.set(county, await whoMayOver(query, 'workforce:confirm', county, today))

    const counts = new Map<string, number>()
    for (const one of open) {
      const { employerFirst } = registryOf(house.packs, one.regionCode, today).value
      const atWork = unitsOf(one).flatMap((unit) => (employers.get(unit) ?? []).map(({ personId }) => personId))
      const turn =
        employerFirst && one.state === 'proposed' && atWork.length > 0 ? atWork : counties.get(countyOf(one))!
      // Nobody confirms their own.
      for (const who of new Set(turn))
        if (who !== one.personId && who !== one.proposedBy) counts.set(who, (counts.get(who) ?? 0) + 1)
    }
    const told = [...counts].map(([personId, count]): Told => ({
      personId,
      key: 'workforce/corrections-waiting',
      title: { zh: '有档案更正待确认', en: 'Corrections wait for you' },
      body: {
        zh: `${count} 项档案更正等待您核对确认。`,
        en: `${count} ${count === 1 ? 'correction of a file waits' : 'corrections of files wait'} for you to confirm.`,
      },
      link: '/people/corrections',
      dueOn: today,
    }))
    await settleNotices({ query, now }, 'workforce/corrections-waiting', told)
    return told.length
  })
}

const countyOf = ({ regionCode }: Waiting): RegionCode => `${regionCode.slice(0, 6)}000000` as RegionCode
