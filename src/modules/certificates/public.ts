import type { Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { Facts } from '#kernel/packs/decide.ts'
import { certificateFacts, type Held, type Period } from '#modules/certificates/domain/qualification.ts'

interface HeldRow extends Held {
  personId: string
}
interface PeriodRow extends Period {
  personId: string
}

const heldText = `
select person_id as "personId", level, passed_on as "passedOn", verification,
       case when level = 'senior' and ticket_until is not null then reviewed_on else coalesce(issued_on, passed_on) end as "titledOn"
  from certificates.qualification where person_id = any ($1::uuid[]) and verification <> 'rejected'`
const periodsText = `
select r.person_id as "personId", q.level, r.from_on as "from", r.until_on as "until", r.cancelled_on as "cancelledOn"
  from certificates.registration r join certificates.qualification q on q.id = r.qualification_id
 where r.person_id = any ($1::uuid[]) and r.from_on is not null and q.verification in ('matched', 'approved')`

/**
 * What rules may know of people's certificates on a day, two statements however many people: the best level held, the best that is
 * registered and since when, and the whole years since the assistant and the intermediate exam were passed. Someone without any holds
 * `none`; where a higher one still waits for verification the level is left out.
 */
export async function personFacts(
  query: Transaction['query'],
  personIds: string[],
  on: Day,
): Promise<Map<string, Facts>> {
  if (personIds.length === 0) return new Map()
  const [held, periods] = await Promise.all([
    query<HeldRow>(heldText, [personIds], 'certificates-held'),
    query<PeriodRow>(periodsText, [personIds], 'certificates-periods'),
  ])
  const heldBy = Map.groupBy(held, (row) => row.personId)
  const periodsBy = Map.groupBy(periods, (row) => row.personId)
  return new Map(personIds.map((id) => [id, certificateFacts(heldBy.get(id) ?? [], periodsBy.get(id) ?? [], on)]))
}

/**
 * The same facts from each day on which they became others, for rules that look back over the years; two statements however many people.
 * The years since an exam grow by themselves and are left out.
 */
export async function factsOverTime(
  query: Transaction['query'],
  personIds: readonly string[],
  until: Day,
): Promise<Map<string, { from: Day; facts: Facts }[]>> {
  const [held, periods] = await Promise.all([
    query<HeldRow>(heldText, [personIds], 'certificates-held'),
    query<PeriodRow>(periodsText, [personIds], 'certificates-periods'),
  ])
  const heldBy = Map.groupBy(held, (row) => row.personId)
  const periodsBy = Map.groupBy(periods, (row) => row.personId)
  return new Map(
    personIds.map((id) => {
      const [own, terms] = [heldBy.get(id) ?? [], periodsBy.get(id) ?? []]
      const days = [
        ...own.flatMap((one) => [one.passedOn, one.titledOn]),
        ...terms.flatMap((one) => [one.from, one.until, one.cancelledOn]),
      ]
      const changes = [...new Set(days.filter((day) => day !== null && day <= until))].sort() as Day[]
      // Whoever has none has had none from the beginning.
      return [
        id,
        [longAgo, ...changes].map((from) => {
          const {
            'certificate.yearsSinceAssistant': _a,
            'certificate.yearsSinceIntermediate': _b,
            ...facts
          } = certificateFacts(own, terms, from)
          return { from, facts }
        }),
      ]
    }),
  )
}

const longAgo = '1900-01-01' as Day
