import { sql } from 'kysely'
import type { z } from 'zod'
import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { allOf, asTotal, type Condition, isUuid } from '#kernel/list.ts'
import { cursorOf, type Page, readCursor } from '#kernel/page.ts'
import type * as contract from '#modules/certificates/contract.ts'
import type { ExamLevel } from '#modules/certificates/domain/level.ts'
import type { SubjectOutcome } from '#modules/certificates/domain/rolling.ts'
import { cohortStages, cohortState, registered } from '#modules/certificates/queries/cohort-state.ts'
import { countedUpTo, placeConditions } from '#modules/certificates/queries/narrow.ts'
import { everyRow, sheet, text } from '#kernel/documents/list-sheet.ts'
import { examsOf } from '#modules/certificates/rules.ts'
import { words } from '#modules/certificates/words.ts'
import { personNames } from '#modules/identity/public.ts'
import { organisationNames, regionNames } from '#modules/organisations/public.ts'

type Filter = z.output<(typeof contract.exportSignUps)['input']>
type Row = z.input<(typeof contract.signUps)['output']>['rows'][number]

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
