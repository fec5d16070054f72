import { gate, inTransaction } from '#kernel/database.ts'
import { addDays, type Day, formatDay, monthsLater, todayIn } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import type { Job } from '#kernel/jobs.ts'
import type { RegionCode } from '#kernel/region.ts'
import type { Level } from '#modules/certificates/domain/level.ts'
import { firstDueOn } from '#modules/certificates/domain/registration.ts'
import { certificatesOf } from '#modules/certificates/rules.ts'
import { settleNotices, type Told } from '#modules/notices/public.ts'

interface Ending {
  id: string
  personId: string
  regionCode: RegionCode
  until: Day
}
interface Unregistered {
  id: string
  personId: string
  regionCode: RegionCode
  level: Level
  passedOn: Day
}

const link = '/people/me#certificates'

/** What the days bring by themselves: a window opens, a registration runs out or has lapsed, a first registration is due. Said as it holds today. */
async function tellOfDays(house: House): Promise<number> {
  const now = house.clock()
  const today = todayIn(now)
  return inTransaction(house.gatePool, gate, async ({ query }) => {
    const [endings, unregistered] = await Promise.all([
      // The last period of each qualification, where it ends within half a year or has ended; who has renewed has a later one.
      query<Ending>(
        `select distinct on (r.qualification_id) r.id, r.person_id as "personId", r.region_code as "regionCode", r.until_on as until
           from certificates.registration r join certificates.qualification q on q.id = r.qualification_id and q.verification in ('matched', 'approved')
          where r.from_on is not null and r.cancelled_on is null order by r.qualification_id, r.until_on desc`,
      ),
      query<Unregistered>(
        `select q.id, q.person_id as "personId", q.region_code as "regionCode", q.level, q.passed_on as "passedOn" from certificates.qualification q
          where q.verification in ('matched', 'approved') and q.level <> 'clerk' and (q.level <> 'senior' or q.ticket_until is null or q.reviewed_on is not null)
            and not exists (select from certificates.registration r where r.qualification_id = q.id and (r.from_on is not null or r.stage in ('submitted', 'first-passed', 'final-passed')))`,
      ),
    ])
    const told = [
      ...endings.flatMap((one) => ofEnding(house, one, today)),
      ...unregistered.flatMap((one) => ofFirst(house, one, today)),
    ]
    await settleNotices({ query, now }, 'certificates/days', told)
    return told.length
  })
}

function ofEnding(house: House, { id, personId, regionCode, until }: Ending, today: Day): Told[] {
  const { windowMonths, lastCallMonths } = certificatesOf(house.packs, regionCode, today).value
  const opens = monthsLater(until, -windowMonths)
  if (today < opens) return []
  const last = addDays(until, -1)
  const [zh, en] = [formatDay(last, 'zh'), formatDay(last, 'en')]
  if (today >= until)
    return [
      {
        personId,
        key: `certificates/days:${id}:lapsed`,
        title: { zh: '证书登记已过期', en: 'Your registration has lapsed' },
        body: {
          zh: `登记有效期已于${zh}届满，职业资格不受影响。可以重新申请登记。`,
          en: `It ended on ${en}; the qualification itself is not affected. You may apply anew.`,
        },
        link,
        dueOn: null,
      },
    ]
  if (today >= monthsLater(until, -lastCallMonths))
    return [
      {
        personId,
        key: `certificates/days:${id}:month`,
        title: {
          zh: `证书登记不到 ${lastCallMonths} 个月就到期`,
          en: `Your registration ends within ${lastCallMonths} month${lastCallMonths === 1 ? '' : 's'}`,
        },
        body: {
          zh: `登记有效期至${zh}，请尽快办理继续登记。`,
          en: `It ends on ${en}; please hand in the renewal now.`,
        },
        link,
        dueOn: last,
      },
    ]
  return [
    {
      personId,
      key: `certificates/days:${id}:window`,
      title: { zh: '可以办理继续登记了', en: 'The renewal may be handed in' },
      body: {
        zh: `登记有效期至${zh}，现在起可以申请继续登记。`,
        en: `Your registration ends on ${en}; you may renew it from now on.`,
      },
      link,
      dueOn: last,
    },
  ]
}

/** Said in the last months of the first term. */
function ofFirst(house: House, { id, personId, regionCode, passedOn }: Unregistered, today: Day): Told[] {
  const rule = certificatesOf(house.packs, regionCode, today).value
  const due = firstDueOn(passedOn, rule)
  if (today > due || today < monthsLater(due, -rule.firstCallMonths)) return []
  return [
    {
      personId,
      key: `certificates/days:${id}:first`,
      title: { zh: '证书还没有登记', en: 'Your certificate is not registered yet' },
      body: {
        zh: `首次登记应在${formatDay(due, 'zh')}前办理。`,
        en: `The first registration is due by ${formatDay(due, 'en')}.`,
      },
      link,
      dueOn: due,
    },
  ]
}

/** What was said of a sign-up that has closed since is taken back. */
async function tellOfSignUps(house: House): Promise<void> {
  const now = house.clock()
  const today = todayIn(now)
  await inTransaction(house.gatePool, gate, async ({ query }) => {
    const closed = await query<{ id: string }>(
      'select id from certificates.campaign where sign_up_until <= $1 and sign_up_until > $1::date - 30',
      [today],
    )
    for (const { id } of closed) await settleNotices({ query, now }, `certificates/sign-up:${id}`, [])
  })
}

export const jobs: Job[] = [
  {
    name: 'certificates/tell-of-days',
    every: { cron: '10 6 * * *' },
    run: async (house) => void (await tellOfDays(house)),
  },
  { name: 'certificates/close-sign-ups', every: { cron: '20 6 * * *' }, run: tellOfSignUps },
]
