import { gate, inTransaction, type Transaction } from '#kernel/database.ts'
import { addDays, type Day, formatDay, parseDay, todayIn } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import type { Job } from '#kernel/jobs.ts'
import { askedFacts } from '#kernel/packs/decide.ts'
import type { RegionCode } from '#kernel/region.ts'
import { settleNotices, type Told } from '#modules/notices/public.ts'
import { peopleIn, personFacts, type PersonPlace } from '#modules/workforce/public.ts'
import { dutiesOf } from '#modules/supervision/domain/duties.ts'
import { rulesOf } from '#modules/supervision/rules.ts'
import { countDuties } from '#modules/supervision/store.ts'

const batch = 1000
/** The first two digits of codes: one province is read at a time, so that a whole country's people never stand in memory together. */
const provinces = Array.from({ length: 82 }, (_, at) => String(11 + at))
const mine = '/supervision/mine'

/** Looks at everyone who works: what they are to receive by the rules of their place, and by when. Then tells whom it concerns. */
export async function lookAtDuties(house: House): Promise<void> {
  const at = house.clock()
  const today = todayIn(at)
  const atGate = <T>(work: (query: Transaction['query']) => Promise<T>) =>
    inTransaction(house.gatePool, gate, ({ query }) => work(query))
  for (const branch of provinces) {
    const people = await atGate((query) => peopleIn(query, { branch }, today))
    for (let from = 0; from < people.length; from += batch) {
      const some = people.slice(from, from + batch)
      await atGate((query) => saveDuties(house, query, some, today, at))
    }
  }
  // Whoever left, and rules that no longer hold.
  await atGate((query) => query('delete from supervision.duty where looked_at < $1', [at]))
  for (let after = '00000000-0000-0000-0000-000000000000'; after;)
    after = await atGate((query) => tellSome(house, query, after, today, at))
  await atGate((query) => tellOthers(house, query, today, at))
}

async function saveDuties(
  house: House,
  query: Transaction['query'],
  people: PersonPlace[],
  today: Day,
  at: Date,
): Promise<void> {
  const rules = (person: PersonPlace) => rulesOf(house.packs, person.regionCode, today).value.frequencies
  const asking = people.filter((person) => rules(person).some(({ when }) => when && askedFacts(when).length > 0))
  const facts =
    asking.length > 0
      ? await personFacts(
          query,
          asking.map((person) => person.personId),
          today,
        )
      : new Map()
  const duties = people.flatMap((person) =>
    dutiesOf(rules(person), facts.get(person.personId) ?? {}, today).map((duty) => ({
      person_id: person.personId,
      region_code: person.regionCode,
      organisation_id: person.organisationId,
      employer_id: person.employerId,
      code: duty.code,
      functions: duty.functions,
      every_days: duty.everyDays,
      missing: duty.missing,
    })),
  )
  // Who was never supervised is owed from when it was agreed, and without an agreement from when it was first seen.
  await query(
    `insert into supervision.duty as d (person_id, code, region_code, organisation_id, employer_id, functions, every_days, missing, since_on, due_on, looked_at)
     select x.person_id, x.code, x.region_code, x.organisation_id, x.employer_id, x.functions, x.every_days, x.missing, s.since_on, s.since_on + x.every_days, $3
       from jsonb_to_recordset($1::jsonb) as x (person_id uuid, code text, region_code text, organisation_id uuid, employer_id uuid, functions text[], every_days int, missing text[]),
            lateral (select least($2::date, (select min(m.from_on) from supervision.agreement_member m where m.person_id = x.person_id)) as since_on) s
     on conflict (person_id, code) do update set region_code = excluded.region_code, organisation_id = excluded.organisation_id, employer_id = excluded.employer_id,
       functions = excluded.functions, every_days = excluded.every_days, missing = excluded.missing, since_on = least(d.since_on, excluded.since_on), looked_at = excluded.looked_at`,
    [JSON.stringify(duties), today, at],
  )
  await countDuties(
    query,
    people.map((person) => person.personId),
  )
  // A rule that counts otherwise moves the day by which it is due also where no session did.
  await query(
    'update supervision.duty set due_on = coalesce(last_on, since_on) + every_days where person_id = any ($1::uuid[]) and due_on <> coalesce(last_on, since_on) + every_days',
    [people.map((person) => person.personId)],
  )
}

interface DutyTold {
  person_id: string
  code: string
  region_code: RegionCode
  due_on: Day
  supervised: boolean
}

/** Tells some people what they are owed; answers after whom to go on, or nothing at the end. */
async function tellSome(
  house: House,
  query: Transaction['query'],
  after: string,
  today: Day,
  now: Date,
): Promise<string> {
  const ids = (
    await query<{ person_id: string }>(
      'select distinct person_id from supervision.duty where person_id > $1 order by person_id limit $2',
      [after, batch],
    )
  ).map((row) => row.person_id)
  const rows = await query<DutyTold>(
    `select d.person_id, d.code, d.region_code, d.due_on,
            exists (select from supervision.agreement_member m where m.person_id = d.person_id and m.from_on <= $2 and (m.until_on is null or m.until_on > $2)) as supervised
       from supervision.duty d where d.person_id = any ($1::uuid[]) and d.missing = '{}'`,
    [ids, today],
  )
  const told = rows.flatMap((row): Told[] => {
    const rules = rulesOf(house.packs, row.region_code, today).value
    if (row.due_on > addDays(today, rules.tellDaysBefore)) return []
    const name = rules.frequencyOf.get(row.code)!.name
    const late = row.due_on < today
    return [
      {
        personId: row.person_id,
        key: `supervision/owed:${row.code}`,
        title: late
          ? { zh: `督导已逾期：${name.zh}`, en: `Supervision is overdue: ${name.en}` }
          : { zh: `督导将到期：${name.zh}`, en: `Supervision is due: ${name.en}` },
        body: row.supervised
          ? {
              zh: `应在${formatDay(row.due_on, 'zh')}前接受一次督导，请与督导约定时间。`,
              en: `One is due by ${formatDay(row.due_on, 'en')}; please agree on a time with your supervisor.`,
            }
          : {
              zh: '您目前没有督导，请联系本单位或主管部门安排。',
              en: 'You have no supervisor at present; please ask your employer or the authority.',
            },
        link: mine,
        dueOn: row.due_on,
      },
    ]
  })
  await settleNotices({ query, now }, 'supervision/owed', told, ids)
  return ids.length < batch ? '' : ids.at(-1)!
}

/** Tells supervisors whom they owe, everyone who meets tomorrow, and everyone whose agreed action comes due. In no text stands what was said. */
async function tellOthers(house: House, query: Transaction['query'], today: Day, now: Date): Promise<void> {
  const { tellDaysBefore } = rulesOf(house.packs, house.rootRegionCode as RegionCode, today).value
  const teller = { query, now }
  const [owing, plans, actions] = await Promise.all([
    query<{ person_id: string; people: number; due_on: Day }>(
      `select m.supervisor_person_id as person_id, count(distinct d.person_id)::int as people, min(d.due_on) as due_on
         from supervision.duty d join supervision.agreement_member m on m.person_id = d.person_id and m.from_on <= $1 and (m.until_on is null or m.until_on > $1)
        where d.due_on < $1 and d.missing = '{}' group by 1`,
      [today],
    ),
    query<{ id: string; participants: string[]; starts_at: string; minutes: number }>(
      'select id, participants, starts_at, minutes from supervision.plan where planned_on = $1 and cancelled_at is null and session_id is null',
      [addDays(today, 1)],
    ),
    query<{ id: string; owner_person_id: string; due_on: string }>(
      `select a.id, a.owner_person_id, a.due_on from supervision.action a where a.done_on is null and a.due_on <= $1
          and exists (select from supervision.session_member m where m.session_id = a.session_id and not m.withdrawn)`,
      [addDays(today, tellDaysBefore)],
    ),
  ])
  await settleNotices(
    teller,
    'supervision/owing',
    owing.map((one) => ({
      personId: one.person_id,
      key: 'supervision/owing',
      title: {
        zh: `您督导的人员中有 ${one.people} 人督导逾期`,
        en: `${one.people} of those you supervise are overdue`,
      },
      body: { zh: '请尽快约定时间。', en: 'Please agree on a time soon.' },
      link: mine,
      dueOn: one.due_on,
    })),
  )
  await settleNotices(
    teller,
    'supervision/tomorrow',
    plans.flatMap((plan) =>
      plan.participants.map((personId): Told => ({
        personId,
        key: `supervision/tomorrow:${plan.id}`,
        title: { zh: '明天有督导', en: 'Supervision is tomorrow' },
        body: {
          zh: `${plan.starts_at.slice(0, 5)} 开始，约 ${plan.minutes} 分钟。`,
          en: `At ${plan.starts_at.slice(0, 5)}, for about ${plan.minutes} minutes.`,
        },
        link: mine,
        dueOn: addDays(today, 1),
      })),
    ),
  )
  await settleNotices(
    teller,
    'supervision/action',
    actions.map((action) => ({
      personId: action.owner_person_id,
      key: `supervision/action:${action.id}`,
      title: { zh: '督导约定事项将到期', en: 'An action agreed in supervision is due' },
      body: {
        zh: `请在${formatDay(parseDay(action.due_on), 'zh')}前完成。`,
        en: `Please complete it by ${formatDay(parseDay(action.due_on), 'en')}.`,
      },
      link: mine,
      dueOn: parseDay(action.due_on),
    })),
  )
}

export const jobs: Job[] = [{ name: 'supervision/look-at-duties', every: { cron: '30 1 * * *' }, run: lookAtDuties }]
