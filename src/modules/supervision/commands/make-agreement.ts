import { parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { notifyAll } from '#modules/notices/public.ts'
import { peopleByIds } from '#modules/workforce/public.ts'
import { refuseAt } from '#modules/supervision/commands/given.ts'
import type * as contract from '#modules/supervision/contract.ts'
import { rulesOf } from '#modules/supervision/rules.ts'
import { loadsOf } from '#modules/supervision/store.ts'
import { supervision } from '#modules/supervision/tables.ts'

/** A supervisor and those to be supervised agree. More than the rule allows is possible, but only said on purpose. */
export const makeAgreement: Handler<typeof contract.makeAgreement> = async (context, input) => {
  const { db, query, house, now, today, record } = context
  const row = await supervision(db)
    .selectFrom('supervision.supervisor')
    .selectAll()
    .where('id', '=', input.supervisorId)
    .executeTakeFirst()
  if (!row) return refuseNow('kernel/not-found')
  const fromOn = parseDay(input.fromOn)
  const personIds = [...new Set(input.personIds)]
  if (row.left_on || fromOn < row.from_on || (row.until_on && fromOn >= row.until_on))
    refuseAt('fromOn', 'supervisor-left')
  if (input.untilOn && input.untilOn <= fromOn) refuseAt('untilOn', 'term-ends-before')
  if (personIds.includes(row.person_id)) refuseAt('personIds', 'not-own-supervisor')
  const people = await peopleByIds(query, personIds)
  if (personIds.some((id) => people.get(id)?.status !== 'active')) refuseAt('personIds', 'person-not-found')
  // One after the other: two officers who agree at once must both see what the other has added.
  await query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`supervision ${row.person_id}`])
  const [already] = await query<{ person_id: string }>(
    'select person_id from supervision.agreement_member where supervisor_person_id = $1 and person_id = any ($2::uuid[]) and (until_on is null or until_on > $3) limit 1',
    [row.person_id, personIds, fromOn],
  )
  if (already) refuseAt('personIds', 'agreed-already')
  const count = ((await loadsOf(query, [row.person_id], today)).get(row.person_id) ?? 0) + personIds.length
  const most = rulesOf(house.packs, row.region_code as RegionCode, today).value.workersPerSupervisor
  if (count > most && !input.overRatio) refuseAt('personIds', 'over-ratio', { count, most })

  const agreementId = newId<'agreement'>(now)
  await supervision(db)
    .insertInto('supervision.agreement')
    .values({
      id: agreementId,
      supervisor_id: row.id,
      supervisor_person_id: row.person_id,
      from_on: fromOn,
      until_on: input.untilOn,
      every_days: input.everyDays,
      made_at: now,
    })
    .execute()
  await supervision(db)
    .insertInto('supervision.agreement_member')
    .values(
      [...people.values()].map((person) => ({
        agreement_id: agreementId,
        person_id: person.personId,
        supervisor_person_id: row.person_id,
        region_code: person.regionCode,
        organisation_id: person.organisationId,
        employer_id: person.employerId,
        from_on: fromOn,
        until_on: input.untilOn,
        end_reason: null,
      })),
    )
    .execute()
  await notifyAll(
    context,
    [row.person_id, ...personIds].map((personId) => ({
      personId,
      key: `supervision/agreement:${agreementId}` as const,
      title: { zh: '新的督导协议', en: 'A new supervision agreement' },
      body: { zh: '请共同约定督导目标和第一次督导的时间。', en: 'Please agree on the goals and on the first session.' },
      link: '/supervision/mine',
      dueOn: null,
    })),
  )
  const [first] = people.values()
  record({
    kind: 'supervision/agreement-made',
    subject: { kind: 'agreement', id: agreementId },
    regionCode: first!.regionCode,
    day: fromOn,
    data: { people: personIds.length, overRatio: count > most },
  })
  return { agreementId, version: 1 }
}
