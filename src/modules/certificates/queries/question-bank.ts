import { sql } from 'kysely'
import { todayIn } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { anywhere } from '#kernel/list.ts'
import { ancestorsOf, isWithin, type RegionCode } from '#kernel/region.ts'
import { mayRun } from '#modules/certificates/campaign-rows.ts'
import type * as contract from '#modules/certificates/contract.ts'
import type { ExamLevel } from '#modules/certificates/domain/level.ts'
import { type Answered, flagsOf, statisticsOf } from '#modules/certificates/domain/mock.ts'
import { examsOf, mocksOf } from '#modules/certificates/rules.ts'
import { regionNames } from '#modules/organisations/public.ts'
import { peopleByIds } from '#modules/workforce/public.ts'

interface StoredQuestion {
  questionId: string
  version: number
  regionCode: RegionCode
  level: ExamLevel
  subject: string
  kind: 'single' | 'multiple'
  point: string
  stem: string
  options: string[]
  answer: ('A' | 'B' | 'C' | 'D' | 'E' | 'F')[]
  explanation: string
  retiredOn: string | null
}

const columns = sql`id as "questionId", version, region_code as "regionCode", level, subject, kind, point, stem, options, answer, explanation, retired_on as "retiredOn"`
const over = (code: RegionCode) => [code, ...ancestorsOf(code)]

/** The bank with what the answers within reach say of each question. A few thousand at most, so the statistics are counted as it is read. */
export const questions: Handler<typeof contract.questions> = async (
  { house, db, query, actor, today },
  { size, after, level, subject, kind, flagged, retired, search, questionId },
) => {
  const like = search && anywhere(search)
  const { rows } = await sql<StoredQuestion>`select ${columns} from certificates.question
    where ${questionId ? sql`id = ${questionId}` : retired ? sql`retired_on is not null` : sql`retired_on is null`} ${level ? sql`and level = ${level}` : sql``} ${subject ? sql`and subject = ${subject}` : sql``} ${kind ? sql`and kind = ${kind}` : sql``}
      ${like ? sql`and (stem like ${like} or point like ${like})` : sql``} order by subject, point, id`.execute(db)
  const own = rows.filter((one) => isWithin(actor.homeRegionCode, one.regionCode) || mayRun(actor, one.regionCode))
  const answers = await query<Answered & { of: string }>(
    `select w.question_id as of, w.is_right as "isRight", (a.right_answers - w.is_right::int)::float8 / greatest(a.questions - 1, 1) as "restShare"
       from certificates.attempt_answer w join certificates.attempt a on a.id = w.attempt_id where w.question_id = any ($1::uuid[])`,
    [own.map((one) => one.questionId)],
  )
  const byQuestion = Map.groupBy(answers, (one) => one.of)
  const limits = mocksOf(house.packs, actor.homeRegionCode, today).value
  const weighed = own.map((one) => {
    const statistics = statisticsOf(byQuestion.get(one.questionId) ?? [])
    return { ...one, ...statistics, flags: flagsOf(statistics, limits) }
  })
  const wanted = flagged ? weighed.filter((one) => one.flags.length > 0) : weighed
  const from = Math.max(0, Number(after) || 0)
  const page = wanted.slice(from, from + size)
  const names = await regionNames(
    db,
    page.map((one) => one.regionCode),
  )
  return {
    total: wanted.length,
    totalIsExact: true,
    next: from + size < wanted.length ? String(from + size) : null,
    rows: page.map(({ regionCode, ...one }) => ({
      ...one,
      regionName: names.get(regionCode) ?? regionCode,
      mayChange: mayRun(actor, regionCode),
    })),
  }
}

interface PaperRow {
  paperId: string
  regionCode: RegionCode
  level: ExamLevel
  subject: string
  title: string
  minutes: number
  opensOn: string
  closesOn: string
}

const paperColumns =
  'p.id as "paperId", p.region_code as "regionCode", p.level, p.subject, p.title, p.minutes, p.opens_on as "opensOn", p.closes_on as "closesOn"'

export const papers: Handler<typeof contract.papers> = async ({ query, actor }) => {
  const rows = await query<PaperRow & { questions: number; attempts: number; meanShare: number | null }>(
    `select ${paperColumns}, cardinality(p.question_ids) as questions, count(a.id)::int as attempts, avg(a.right_answers::float8 / greatest(a.questions, 1)) as "meanShare"
       from certificates.paper p left join certificates.attempt a on a.paper_id = p.id group by p.id order by p.closes_on desc, p.id desc limit 200`,
  )
  return {
    rows: rows
      .filter((one) => isWithin(actor.homeRegionCode, one.regionCode) || mayRun(actor, one.regionCode))
      .map(({ regionCode: _region, ...one }) => one),
  }
}

export const ownPapers: Handler<typeof contract.ownPapers> = async ({ house, db, query, actor, today }) => {
  const person = (await peopleByIds(query, [actor.personId])).get(actor.personId)
  if (!person) return { rows: [] }
  const rows = await query<PaperRow & { ids: string[]; taken: number }>(
    `select ${paperColumns}, p.question_ids as ids, (select count(*) from certificates.attempt a where a.paper_id = p.id and a.person_id = $3)::int as taken
       from certificates.paper p where p.region_code = any ($1::text[]) and p.opens_on <= $2 and p.closes_on >= $2 order by p.closes_on, p.id limit 30`,
    [over(person.regionCode), today, actor.personId],
  )
  const { rows: all } =
    await sql<StoredQuestion>`select ${columns} from certificates.question where id = any (${rows.flatMap((one) => one.ids)}::uuid[])`.execute(
      db,
    )
  const byId = new Map(all.map((one) => [one.questionId, one]))
  const names = new Map(
    examsOf(house.packs, person.regionCode, today).value.subjects.map((one) => [one.code, one.name]),
  )
  return {
    rows: rows.map(({ ids, regionCode: _region, ...paper }) => ({
      ...paper,
      subjectName: names.get(paper.subject) ?? { zh: paper.subject, en: paper.subject },
      questions: ids.flatMap((id) => {
        const one = byId.get(id)
        return one
          ? [
              {
                questionId: id,
                kind: one.kind,
                point: one.point,
                stem: one.stem,
                options: one.options,
                answer: one.answer,
                explanation: one.explanation,
              },
            ]
          : []
      }),
    })),
  }
}

/** Fewer answers than this say nothing of a point. Technical: a hint, not a judgement. */
const leastAnswers = 3

export const ownMocks: Handler<typeof contract.ownMocks> = async ({ query, actor }) => {
  const [attempts, points] = await Promise.all([
    query<{ attemptId: string; title: string; subject: string; at: Date; right: number; questions: number }>(
      `select a.id as "attemptId", p.title, p.subject, a.ended_at as at, a.right_answers as right, a.questions
         from certificates.attempt a join certificates.paper p on p.id = a.paper_id where a.person_id = $1 order by a.received_at desc limit 50`,
      [actor.personId],
    ),
    query<{ subject: string; point: string; answers: number; right: number }>(
      `select q.subject, q.point, count(*)::int as answers, count(*) filter (where w.is_right)::int as right
         from certificates.attempt_answer w join certificates.question q on q.id = w.question_id where w.person_id = $1
        group by 1, 2 having count(*) >= $2 order by count(*) filter (where w.is_right)::float8 / count(*), 2 limit 20`,
      [actor.personId, leastAnswers],
    ),
  ])
  return { attempts: attempts.map(({ at, ...one }) => ({ ...one, on: todayIn(at) })), points }
}
