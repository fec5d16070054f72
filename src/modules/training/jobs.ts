import { gate, inTransaction } from '#kernel/database.ts'
import { addDays, type Day, formatDay, todayIn } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import type { Job } from '#kernel/jobs.ts'
import type { RegionCode } from '#kernel/region.ts'
import { settleNotices } from '#modules/notices/public.ts'
import { moveUp } from '#modules/training/commands/move-up.ts'
import { classHours } from '#modules/training/domain/ledger.ts'
import { educationOf, trainingOf } from '#modules/training/rules.ts'
import { standingsOf } from '#modules/training/standings.ts'
import { traineesIn } from '#modules/training/store.ts'

/** So many people are looked at at once: technical, it bounds the memory of a province. */
const batch = 2000

/** Tells everyone whose hours will be short when their window ends soon, and takes back what no longer holds. Returns how many are short. */
export async function tellShortages(house: House): Promise<number> {
  const now = house.clock()
  const today = todayIn(now)
  let told = 0
  await inTransaction(house.gatePool, gate, async ({ query }) => {
    const everyone = await traineesIn(query, {}, today)
    for (let at = 0; at < everyone.length; at += batch) {
      const people = everyone.slice(at, at + batch)
      const standings = await standingsOf({ query, house }, people, today)
      const notices = people.flatMap((person) => {
        const { warnDays } = educationOf(house.packs, person.regionCode, today).value
        const { classHourMinutes } = trainingOf(house.packs, person.regionCode, today).value
        return standings.get(person.personId)!.standings.flatMap((one) => {
          if (one.state !== 'short' || !one.until || one.remainingDays > warnDays) return []
          const lacking = classHours(one.neededMinutes - one.doneMinutes, classHourMinutes)
          const lastDay = addDays(one.until, -1)
          return {
            personId: person.personId,
            key: `training/short:${one.code}` as const,
            title: { zh: '学时不足提醒', en: 'Class hours are short' },
            body: {
              zh: `“${one.name.zh}”截至${formatDay(lastDay, 'zh')}，还差 ${lacking} 学时；按目前进度预计仍不足，请尽快报名。`,
              en: `“${one.name.en}” until ${formatDay(lastDay, 'en')}: ${lacking} class hours are missing, and at this pace will be; please sign up.`,
            },
            link: '/people/me#training',
            dueOn: lastDay,
          }
        })
      })
      await settleNotices(
        { query, now },
        'training/short',
        notices,
        people.map((person) => person.personId),
      )
      told += notices.length
    }
  })
  return told
}

/** Reminds of the sessions of one of the next days. Returns how many were told. */
export async function remindOfSessions(house: House): Promise<number> {
  const now = house.clock()
  const today = todayIn(now)
  return inTransaction(house.gatePool, gate, async ({ query }) => {
    const rows = await query<{
      personId: string
      sessionId: string
      title: string
      heldOn: Day
      startsAt: Date
      place: string
      regionCode: RegionCode
    }>(
      `select e.person_id as "personId", s.id as "sessionId", c.title, s.held_on as "heldOn", s.starts_at as "startsAt", s.place, s.region_code as "regionCode"
         from training.enrolment e join training.session s on s.id = e.session_id join training.course c on c.id = s.course_id
        where e.state = 'enrolled' and s.called_off_at is null and s.held_on > $1 and s.held_on <= $1::date + 31`,
      [today],
    )
    const due = rows.filter(
      (row) => row.heldOn <= addDays(today, trainingOf(house.packs, row.regionCode, today).value.remindDaysBefore),
    )
    const time = new Intl.DateTimeFormat('zh-CN', {
      timeZone: 'Asia/Shanghai',
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
    })
    await settleNotices(
      { query, now },
      'training/session',
      due.map((row) => ({
        personId: row.personId,
        key: `training/session:${row.sessionId}`,
        title: { zh: `培训提醒：${row.title}`, en: `Coming up: ${row.title}` },
        body: {
          zh: `${formatDay(row.heldOn, 'zh')} ${time.format(row.startsAt)}，${row.place}。到场后请扫码签到，离开前扫码签退。`,
          en: `${formatDay(row.heldOn, 'en')} ${time.format(row.startsAt)}, ${row.place}. Check in by the code at the door, and out before you leave.`,
        },
        link: '/people/me#training',
        dueOn: row.heldOn,
      })),
    )
    return due.length
  })
}

export const jobs: Job[] = [
  { name: 'training/move-up', every: { seconds: 5 }, run: async (house) => void (await moveUp(house)) },
  {
    name: 'training/tell-shortages',
    every: { cron: '10 6 * * *' },
    run: async (house) => void (await tellShortages(house)),
  },
  {
    name: 'training/remind-of-sessions',
    every: { cron: '0 7 * * *' },
    run: async (house) => void (await remindOfSessions(house)),
  },
]
