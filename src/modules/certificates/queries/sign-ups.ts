import { sql } from 'kysely'
import type { z } from 'zod'
import type { Context } from '#kernel/context.ts'
import { pdf } from '#kernel/documents/documents.ts'
import type { Handler } from '#kernel/http.ts'
import { allOf, asTotal, type Condition, isUuid } from '#kernel/list.ts'
import { cursorOf, type Page, readCursor } from '#kernel/page.ts'
import { digitsBelow } from '#kernel/region.ts'
import { getCampaign } from '#modules/certificates/campaign-rows.ts'
import type * as contract from '#modules/certificates/contract.ts'
import type { ExamLevel } from '#modules/certificates/domain/level.ts'
import type { SubjectOutcome } from '#modules/certificates/domain/rolling.ts'
import { countedUpTo, placeConditions } from '#modules/certificates/queries/narrow.ts'
import { count, everyRow, sheet, money, rate, text } from '#kernel/documents/list-sheet.ts'
import { basisShown, examsOf } from '#modules/certificates/rules.ts'
import { words } from '#modules/certificates/words.ts'
import { personNames } from '#modules/identity/public.ts'
import { organisationNames, regionNames } from '#modules/organisations/public.ts'

/** People of a campaign, the figures that are counted from them, and the papers that are made of them. */

type Filter = z.output<(typeof contract.exportSignUps)['input']>
type Row = z.input<(typeof contract.signUps)['output']>['rows'][number]

const registered = sql`exists (select from certificates.qualification q join certificates.registration r on r.qualification_id = q.id
  where q.person_id = s.person_id and q.level = s.level and q.campaign_id = s.campaign_id and r.from_on is not null)`

/** Everyone who began at a level within reach: when, until when they are followed, and what became of them. */
const cohortState = (level: ExamLevel, years: number) => sql`
  mine as (select s.person_id, c.year, bool_or(coalesce(s.passed, false)) as passed, (array_agg(s.id order by s.id))[1] as id
    from certificates.sign_up s join certificates.campaign c on c.id = s.campaign_id where s.level = ${level} and s.withdrawn_on is null group by 1, 2),
  began as (select person_id, min(year) as year, (select max(year) from mine) as latest from mine group by 1),
  followed as (select person_id, year, least(year + ${years}::int - 1, latest) as until from began),
  state as (select f.person_id, f.year, f.until, (select m.id from mine m where m.person_id = f.person_id and m.year = f.year) as id, d.reason, case
      when exists (select from mine m where m.person_id = f.person_id and m.passed and m.year <= f.until) then 'certified'
      when d.person_id is not null or not exists (select from mine m where m.person_id = f.person_id and m.year = f.until) then 'dropped'
      else 'trying' end as stage
    from followed f left join certificates.drop_out d on d.person_id = f.person_id and d.level = ${level})`

const cohortStages = new Set(['certified', 'trying', 'dropped'])

function conditionsOf(filter: Filter): Condition[] {
  const { campaignId, level, stage, cohort } = filter
  const isCohort = cohort !== undefined || (stage !== undefined && cohortStages.has(stage))
  return [
    sql`s.withdrawn_on is null`,
    ...placeConditions('s', filter),
    ...(campaignId ? [sql`s.campaign_id = ${campaignId}`] : []),
    ...(level ? [sql`s.level = ${level}`] : []),
    ...(stage === 'sat'
      ? [sql`s.sat`]
      : stage === 'passed'
        ? [sql`s.passed`]
        : stage === 'registered'
          ? [registered]
          : []),
    ...(isCohort
      ? [
          sql`s.id in (select id from state where ${allOf([...(cohort === undefined ? [] : [sql`year = ${cohort}`]), ...(stage && cohortStages.has(stage) ? [sql`stage = ${stage}`] : [])])})`,
        ]
      : []),
  ]
}

async function signUpPage(
  { house, db, query, actor, today }: Context,
  filter: Filter,
  size: number,
  after?: string,
): Promise<Page<Row>> {
  const [id] = readCursor(after, 1) ?? []
  const { cohortYears } = examsOf(house.packs, actor.homeRegionCode, today).value
  const conditions = conditionsOf(filter)
  const withState = sql`with ${cohortState(filter.level ?? 'assistant', cohortYears)}`
  type Stored = {
    id: string
    person_id: string
    organisation_id: string | null
    region_code: string
    year: number
    level: ExamLevel
    sat: boolean | null
    passed: boolean | null
    registered: boolean
    escort: string | null
    reason: string | null
    note: string | null
  }
  const [page, counted] = await Promise.all([
    sql<Stored>`${withState} select s.id, s.person_id, s.organisation_id, s.region_code, c.year, s.level, s.sat, s.passed, ${registered} as registered, e.title as escort, d.reason, d.note
      from certificates.sign_up s join certificates.campaign c on c.id = s.campaign_id left join certificates.escort e on e.id = s.escort_id
      left join certificates.drop_out d on d.person_id = s.person_id and d.level = s.level
      where ${allOf([...conditions, ...(isUuid(id) ? [sql`s.id < ${id}`] : [])])} order by s.id desc limit ${size + 1}`.execute(
      db,
    ),
    sql<{
      count: number
    }>`${withState} select count(*) from (select from certificates.sign_up s where ${allOf(conditions)} limit ${countedUpTo + 1}) counted`.execute(
      db,
    ),
  ])
  const rows = page.rows.slice(0, size)
  const last = rows.at(-1)
  const [names, organisations, regions, results] = await Promise.all([
    personNames(
      query,
      rows.map((row) => row.person_id),
    ),
    organisationNames(
      db,
      rows.flatMap((row) => row.organisation_id ?? []),
    ),
    regionNames(
      db,
      rows.map((row) => row.region_code),
    ),
    query<{ person_id: string; year: number; subject: string; outcome: SubjectOutcome; mark: number | null }>(
      'select person_id, year, subject, outcome, mark from certificates.subject_result where person_id = any ($1::uuid[]) order by subject',
      [rows.map((row) => row.person_id)],
    ),
  ])
  return {
    ...asTotal(counted.rows[0]!.count, countedUpTo),
    next: page.rows.length > size && last ? cursorOf([last.id]) : null,
    rows: rows.map((row) => ({
      signUpId: row.id,
      personId: row.person_id,
      name: names.get(row.person_id) ?? '',
      organisationName: row.organisation_id && (organisations.get(row.organisation_id) ?? null),
      regionName: regions.get(row.region_code) ?? row.region_code,
      year: row.year,
      level: row.level,
      sat: row.sat,
      passed: row.passed,
      registered: row.registered,
      results: results.flatMap(({ person_id, year, ...one }) =>
        person_id === row.person_id && year === row.year ? [one] : [],
      ),
      escortTitle: row.escort,
      dropOut: row.reason === null ? null : { reason: row.reason, note: row.note ?? '' },
    })),
  }
}

export const signUps: Handler<typeof contract.signUps> = (context, { size, after, ...filter }) =>
  signUpPage(context, filter, size, after)

export const exportSignUps: Handler<typeof contract.exportSignUps> = (context, filter) => {
  const { house, actor, today } = context
  const say = words[actor.language]
  const exams = examsOf(house.packs, actor.homeRegionCode, today).value
  const level = new Map(exams.levels.map((one) => [one.code, one.name[actor.language]]))
  const subject = new Map(exams.subjects.map((one) => [one.code, one.name[actor.language]]))
  const yes = (value: boolean | null) => (value === null ? null : value ? say.yes : say.no)
  return sheet<Row>(
    context,
    { zh: '报考人员', en: 'People of a campaign' },
    [
      text('姓名', 'Name', (row) => row.name),
      text('单位', 'Organisation', (row) => row.organisationName),
      text('地区', 'Region', (row) => row.regionName),
      text('年度', 'Year', (row) => String(row.year)),
      text('报考级别', 'Level', (row) => level.get(row.level) ?? row.level),
      text('参加考试', 'Sat', (row) => yes(row.sat)),
      text('通过', 'Passed', (row) => yes(row.passed)),
      text('已登记', 'Registered', (row) => yes(row.registered)),
      text('科目成绩', 'Subjects', (row) =>
        row.results
          .map(
            (one) =>
              `${subject.get(one.subject) ?? one.subject}${one.mark === null ? '' : ` ${one.mark}`} ${say[one.outcome]}`,
          )
          .join('；'),
      ),
      text(
        '放弃原因',
        'Why they gave up',
        (row) =>
          row.dropOut &&
          (exams.dropOutReasons.find((one) => one.code === row.dropOut!.reason)?.name[actor.language] ??
            row.dropOut.reason),
      ),
    ],
    everyRow((size, after) => signUpPage(context, filter, size, after)),
  )
}

type FunnelGiven = z.output<(typeof contract.funnel)['input']>
type FunnelAnswer = z.input<(typeof contract.funnel)['output']>
type Counts = FunnelAnswer['whole']

const nothing: Counts = { signed: 0, sat: 0, passed: 0, registered: 0 }
const plus = (a: Counts, b: Counts): Counts => ({
  signed: a.signed + b.signed,
  sat: a.sat + b.sat,
  passed: a.passed + b.passed,
  registered: a.registered + b.registered,
})

async function funnelOf(context: Context, { campaignId, by, level }: FunnelGiven): Promise<FunnelAnswer> {
  const { db } = context
  const campaign = await getCampaign(context, campaignId)
  const digits = digitsBelow(campaign.regionCode)
  const key =
    by === 'organisation'
      ? sql`coalesce(s.organisation_id::text, '')`
      : sql`rpad(left(s.region_code, ${digits}::int), 12, '0')`
  const { rows } = await sql<Counts & { key: string; year: number }>`
    select c.year, ${key} as key, count(*)::int as signed, count(*) filter (where s.sat)::int as sat, count(*) filter (where s.passed)::int as passed,
           count(*) filter (where s.passed and ${registered})::int as registered
      from certificates.sign_up s join certificates.campaign c on c.id = s.campaign_id
     where s.withdrawn_on is null and c.region_code = ${campaign.regionCode} and c.year in (${campaign.year}, ${campaign.year - 1}) ${level ? sql`and s.level = ${level}` : sql``}
     group by 1, 2`.execute(db)
  const of = (year: number) =>
    new Map(rows.filter((row) => row.year === year).map(({ key: each, year: _year, ...counts }) => [each, counts]))
  const [now, before] = [of(campaign.year), of(campaign.year - 1)]
  const keys = [...new Set([...now.keys(), ...before.keys()])]
  const names = by === 'organisation' ? await organisationNames(db, keys.filter(Boolean)) : await regionNames(db, keys)
  const sum = (counts: Map<string, Counts>) => [...counts.values()].reduce(plus, nothing)
  return {
    year: campaign.year,
    whole: sum(now),
    before: before.size > 0 ? sum(before) : null,
    rows: keys
      .map((each) => ({
        key: each,
        name: names.get(each) ?? '—',
        now: now.get(each) ?? nothing,
        before: before.get(each) ?? null,
      }))
      .toSorted((a, b) => b.now.signed - a.now.signed),
  }
}

export const funnel: Handler<typeof contract.funnel> = (context, input) => funnelOf(context, input)

/** A share of nobody is none. */
const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

export const exportFunnel: Handler<typeof contract.exportFunnel> = async (context, input) => {
  const answer = await funnelOf(context, input)
  type Line = FunnelAnswer['rows'][number]
  const whole: Line = {
    key: '',
    name: context.actor.language === 'zh' ? '合计' : 'Total',
    now: answer.whole,
    before: answer.before,
  }
  return sheet<Line>(
    context,
    { zh: `${answer.year}年考试情况`, en: `The exam of ${answer.year}` },
    [
      text(
        input.by === 'organisation' ? '单位' : '地区',
        input.by === 'organisation' ? 'Organisation' : 'Region',
        (row) => row.name,
      ),
      count('报名', 'Signed up', (row) => row.now.signed),
      count('参考', 'Sat', (row) => row.now.sat),
      rate('参考率（占报名）', 'Sat of signed up', (row) => shareOf(row.now.sat, row.now.signed)),
      count('通过', 'Passed', (row) => row.now.passed),
      rate('通过率（占参考）', 'Passed of sat', (row) => shareOf(row.now.passed, row.now.sat)),
      count('已登记', 'Registered', (row) => row.now.registered),
      count('上年报名', 'Signed up the year before', (row) => row.before?.signed ?? null),
      count('上年参考', 'Sat the year before', (row) => row.before?.sat ?? null),
      count('上年通过', 'Passed the year before', (row) => row.before?.passed ?? null),
    ],
    [...answer.rows, whole],
  )
}

export const cohorts: Handler<typeof contract.cohorts> = async ({ house, db, actor, today }, { level }) => {
  const exams = examsOf(house.packs, actor.homeRegionCode, today)
  const { cohortYears, dropOutReasons } = exams.value
  const { rows } = await sql<{ year: number; until: number; stage: string; reason: string | null; people: number }>`
    with ${cohortState(level, cohortYears)} select year, until, stage, reason, count(*)::int as people from state group by 1, 2, 3, 4`.execute(
    db,
  )
  const years = [...Map.groupBy(rows, (row) => row.year)].toSorted(([a], [b]) => b - a)
  const sum = (some: typeof rows) => some.reduce((total, row) => total + row.people, 0)
  return {
    years: cohortYears,
    ...basisShown(exams.bases['cohortYears']),
    rows: years.map(([year, some]) => {
      const dropped = some.filter((row) => row.stage === 'dropped')
      return {
        year,
        until: some[0]!.until,
        began: sum(some),
        certified: sum(some.filter((row) => row.stage === 'certified')),
        trying: sum(some.filter((row) => row.stage === 'trying')),
        dropped: sum(dropped),
        reasons: dropOutReasons
          .map((one) => ({
            code: one.code,
            name: one.name,
            people: sum(dropped.filter((row) => row.reason === one.code)),
          }))
          .filter((one) => one.people > 0),
        unexplained: sum(dropped.filter((row) => row.reason === null)),
      }
    }),
  }
}

/** Who goes with whom, when and from where: a page a group, with a place to tick. */
export const escortSheet: Handler<typeof contract.escortSheet> = async (context, { campaignId }) => {
  const { house, db, query, actor, today, about } = context
  const campaign = await getCampaign(context, campaignId)
  const groups = await query<{
    id: string
    title: string
    meetsAt: string
    meetsWhere: string
    site: string
    leaderId: string | null
  }>(
    `select id, title, to_char(meets_at, 'HH24:MI') as "meetsAt", meets_where as "meetsWhere", site, leader_id as "leaderId" from certificates.escort where campaign_id = $1 order by meets_at, title`,
    [campaignId],
  )
  const people = await query<{
    personId: string
    escortId: string | null
    organisationId: string | null
    level: ExamLevel
  }>(
    `select person_id as "personId", escort_id as "escortId", organisation_id as "organisationId", level from certificates.sign_up where campaign_id = $1 and withdrawn_on is null`,
    [campaignId],
  )
  const [names, units] = await Promise.all([
    personNames(query, [...people.map((one) => one.personId), ...groups.map((one) => one.leaderId)]),
    organisationNames(
      db,
      people.flatMap((one) => one.organisationId ?? []),
    ),
  ])
  const levels = new Map(
    examsOf(house.packs, campaign.regionCode, campaign.examOn).value.levels.map((one) => [one.code, one.name.zh]),
  )
  const seated = groups.map((group) => ({
    heading: group.title,
    paragraphs: [
      `集合：${group.meetsAt}，${group.meetsWhere}。${group.site ? `考点：${group.site}。` : ''}${group.leaderId ? `带队：${names.get(group.leaderId) ?? '—'}。` : '带队：待定。'}`,
    ],
    table: {
      title: `${group.title}名单`,
      columns: [
        { title: '序号', kind: 'count' as const },
        { title: '姓名', kind: 'text' as const },
        { title: '单位', kind: 'text' as const },
        { title: '级别', kind: 'text' as const },
        { title: '签到', kind: 'text' as const },
      ],
      rows: people
        .filter((one) => one.escortId === group.id)
        .map(
          (one) =>
            [
              units.get(one.organisationId ?? '') ?? '—',
              names.get(one.personId) ?? '',
              levels.get(one.level) ?? one.level,
            ] as const,
        )
        .toSorted(([a, x], [b, y]) => a.localeCompare(b, 'zh-CN') || x.localeCompare(y, 'zh-CN'))
        .map(([unit, name, level], at) => [at + 1, name, unit, level, '']),
    },
  }))
  const body = await pdf({
    title: `${campaign.year}年社会工作者职业水平考试送考安排`,
    issuer: actor.name,
    issuedOn: today,
    period: campaign.examOn,
    lead: [
      `共${groups.length}组，${people.filter((one) => one.escortId).length}人；未编组${people.filter((one) => !one.escortId).length}人。`,
    ],
    sections: seated,
    notes: [],
    demonstration: house.demonstration,
  })
  about({ details: { people: people.length } })
  return { name: `${campaign.year}年送考安排.pdf`, type: 'application/pdf', body }
}

export const exportRewards: Handler<typeof contract.exportRewards> = async (context, { campaignId }) => {
  const { house, db, query, actor } = context
  const campaign = await getCampaign(context, campaignId)
  const rows = await query<{
    personId: string
    organisationId: string | null
    level: ExamLevel
    fen: number
    grantedOn: string
  }>(
    'select person_id as "personId", organisation_id as "organisationId", level, fen, granted_on as "grantedOn" from certificates.reward where campaign_id = $1 order by granted_on, organisation_id, person_id',
    [campaignId],
  )
  const [names, units] = await Promise.all([
    personNames(
      query,
      rows.map((one) => one.personId),
    ),
    organisationNames(
      db,
      rows.flatMap((one) => one.organisationId ?? []),
    ),
  ])
  const levels = new Map(
    examsOf(house.packs, campaign.regionCode, campaign.examOn).value.levels.map((one) => [
      one.code,
      one.name[actor.language],
    ]),
  )
  return sheet<(typeof rows)[number]>(
    context,
    { zh: `${campaign.year}年考试奖励发放表`, en: `Rewards of the exam of ${campaign.year}` },
    [
      text('姓名', 'Name', (row) => names.get(row.personId) ?? ''),
      text('单位', 'Organisation', (row) => (row.organisationId ? (units.get(row.organisationId) ?? null) : null)),
      text('级别', 'Level', (row) => levels.get(row.level) ?? row.level),
      money('金额（元）', 'Amount (yuan)', (row) => Number(row.fen)),
      text('核发日期', 'Granted on', (row) => row.grantedOn),
    ],
    rows,
  )
}
