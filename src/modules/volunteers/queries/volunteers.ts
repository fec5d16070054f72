import { sql } from 'kysely'
import { count, decimal, everyRow, sheet, text } from '#kernel/documents/list-sheet.ts'
import type { Handler } from '#kernel/http.ts'
import { allOf, inBranch } from '#kernel/list.ts'
import type { RegionCode } from '#kernel/region.ts'
import type * as contract from '#modules/volunteers/contract.ts'
import { hoursOf } from '#modules/volunteers/domain/standing.ts'
import { recordDueOn } from '#modules/volunteers/queries/activity-rows.ts'
import {
  calledLike,
  shownVolunteers,
  type VolunteerShown,
  volunteersPage,
} from '#modules/volunteers/queries/volunteer-rows.ts'
import { asStaff, withinReach } from '#modules/volunteers/reach.ts'
import { basisShown, rulesOf } from '#modules/volunteers/rules.ts'
import { getVolunteer, volunteerByNumber, type VolunteerRow } from '#modules/volunteers/store.ts'
import { isMinor } from '#modules/volunteers/domain/volunteer.ts'

/** The register within reach. */
export const volunteers: Handler<typeof contract.volunteers> = (context, { size, after, ...filter }) =>
  volunteersPage(context, filter, size, after)

const states = {
  zh: { awaiting: '待本人确认', registered: '已登记', left: '已退出' },
  en: { awaiting: 'awaiting confirmation', registered: 'registered', left: 'left' },
}

export const exportVolunteers: Handler<typeof contract.exportVolunteers> = (context, filter) => {
  const { actor, house, today } = context
  const rules = rulesOf(house.packs, actor.homeRegionCode, today).value
  const named = (list: readonly { code: string; name: { zh: string; en: string } }[], codes: readonly string[]) =>
    codes
      .map((code) => list.find((one) => one.code === code)?.name[actor.language] ?? code)
      .join(actor.language === 'zh' ? '、' : ', ')
  return sheet<VolunteerShown>(
    context,
    { zh: '志愿者名册', en: 'Register of volunteers' },
    [
      text('登记编号', 'Number', (row) => row.number),
      text('姓名', 'Name', (row) => row.name),
      count('年龄', 'Age', (row) => row.age),
      text('登记机构', 'Registered with', (row) => row.organisationName),
      text('地区', 'Region', (row) => row.regionName),
      text('居住区域', 'Lives in', (row) => row.livingRegionName),
      text('服务类别', 'Categories', (row) => named(rules.categories, row.categories)),
      text('专业技能', 'Skills', (row) => named(rules.skills, row.skills)),
      text('状态', 'State', (row) => states[actor.language][row.state]),
      decimal('累计时长（小时）', 'Hours', (row) => hoursOf(row.minutes)),
      text('星级', 'Star', (row) => (row.star ? named(rules.stars, [row.star]) : '')),
      text('活跃', 'Active', (row) =>
        actor.language === 'zh' ? (row.active ? '是' : '否') : row.active ? 'yes' : 'no',
      ),
      text('登记日期', 'Registered on', (row) => row.registeredOn),
    ],
    everyRow((size, after) => volunteersPage(context, filter, size, after)),
  )
}

/** The figures above the list, by the pack's own definition of active. */
export const volunteerFigures: Handler<typeof contract.volunteerFigures> = async (context, { regionCode }) => {
  const { db, house, actor, now, today } = context
  const region = regionCode ?? actor.homeRegionCode
  const { value, bases } = rulesOf(house.packs, region, today)
  const within = (alias: string) => allOf([...asStaff(actor, alias), ...inBranch(`${alias}.region_code`, regionCode)])
  // Teams and activities are read by everyone; those of one's own reach are counted.
  const own = allOf([...withinReach(actor, 'a'), ...inBranch('a.region_code', regionCode)])
  const [people, hours, held, teams, objections] = await Promise.all([
    sql<{ registered: number; awaiting: number; active: number }>`
      select count(*) filter (where v.state = 'registered') as registered, count(*) filter (where v.state = 'awaiting') as awaiting,
             count(*) filter (where v.state = 'registered' and v.active_until > ${today}) as active
        from volunteers.volunteer v where ${within('v')}`.execute(db),
    sql<{ minutes: number; year: number }>`
      select coalesce(sum(e.minutes), 0)::int as minutes, coalesce(sum(e.minutes) filter (where e.served_on >= ${`${today.slice(0, 4)}-01-01`}), 0)::int as year
        from volunteers.service_entry e where ${within('e')}`.execute(db),
    sql<{ year: number; open: { region_code: RegionCode; ends_at: string }[] }>`
      select count(*) filter (where a.held_on >= ${`${today.slice(0, 4)}-01-01`} and a.held_on <= ${today}) as year,
             coalesce(jsonb_agg(jsonb_build_object('region_code', a.region_code, 'ends_at', a.ends_at)) filter (where a.recorded_at is null and a.ends_at <= ${now}), '[]') as open
        from volunteers.activity a where ${own} and a.called_off_at is null`.execute(db),
    sql<{ count: number }>`select count(*) from volunteers.team a where ${own} and a.ended_on is null`.execute(db),
    sql<{
      count: number
    }>`select count(*) from volunteers.objection o where ${within('o')} and o.state = 'open'`.execute(db),
  ])
  const { registered, awaiting, active } = people.rows[0]!
  const open = held.rows[0]!.open.map((one) =>
    recordDueOn(house, { region_code: one.region_code, ends_at: new Date(one.ends_at) }),
  )
  return {
    registered,
    awaiting,
    active,
    activeRate: registered === 0 ? null : Math.floor((active * 10_000) / registered),
    minutes: hours.rows[0]!.minutes,
    minutesThisYear: hours.rows[0]!.year,
    activitiesThisYear: held.rows[0]!.year,
    toRecord: open.length,
    overdue: open.filter((due) => due !== undefined && due < today).length,
    openObjections: objections.rows[0]!.count,
    teams: teams.rows[0]!.count,
    definition: { ...value.active, ...basisShown(bases['active']) },
  }
}

/** A name within reach, or the whole number of a volunteer anywhere: whoever gives their number wants to be signed up. */
export const findVolunteers: Handler<typeof contract.findVolunteers> = async (context, { search }) => {
  const { db, query, house, actor, today } = context
  const [found, named] = await Promise.all([
    sql<VolunteerRow>`select v.* from volunteers.volunteer v where v.state <> 'left' and ${allOf([...asStaff(actor, 'v'), calledLike(search)])} order by v.id desc limit 20`.execute(
      db,
    ),
    volunteerByNumber(query, search),
  ])
  const rows = (await shownVolunteers(context, found.rows)).map(
    ({ volunteerId, number, name, state, minor, organisationName }) => ({
      volunteerId,
      number,
      name,
      state,
      minor,
      organisationName,
    }),
  )
  if (named && named.state !== 'left' && !rows.some((row) => row.volunteerId === named.id)) {
    const { adultAge } = rulesOf(house.packs, actor.homeRegionCode, today).value
    rows.push({
      volunteerId: named.id,
      number: named.number,
      name: named.name,
      state: named.state,
      minor: isMinor(named.bornOn, today, adultAge),
      organisationName: null,
    })
  }
  return { rows }
}

const columns = { identityNumber: 'identity_number', phone: 'phone' } as const

/** Opens one sealed value; the audit gets who, whose, which and why, never the value. */
export const revealVolunteer: Handler<typeof contract.revealVolunteer> = async (
  context,
  { volunteerId, field, reason },
) => {
  const { house, about } = context
  const row = await getVolunteer(context, volunteerId)
  const column = columns[field]
  const sealed = row[`${column}_sealed`]
  about({ subject: { kind: 'volunteer', id: row.id }, regionCode: row.region_code, reason, details: { field } })
  return { value: sealed && house.vault.open({ table: 'volunteers.volunteer', column, rowId: row.id }, sealed) }
}
