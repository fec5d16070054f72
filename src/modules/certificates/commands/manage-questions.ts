import { randomInt } from 'node:crypto'
import type { z } from 'zod'
import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { ancestorsOf } from '#kernel/region.ts'
import { refuseAt } from '#modules/certificates/commands/given.ts'
import type * as contract from '#modules/certificates/contract.ts'
import { type BankQuestion, drawPaper, isRight } from '#modules/certificates/domain/mock.ts'
import { examsOf, mocksOf } from '#modules/certificates/rules.ts'
import { readTable } from '#modules/certificates/sheet-in.ts'
import { getPerson } from '#modules/certificates/commands/given.ts'

/** The question bank is a place's own: below it everyone sits its papers, and its officers mend it. */

type Given = z.output<(typeof contract.addQuestion)['input']>

/** What is wrong with a question, as the end of a refusal's name at its field. */
function wrongWith(
  { house, actor, today }: Pick<Context, 'house' | 'actor' | 'today'>,
  given: Given,
): { field: string; code: string } | undefined {
  const subject = examsOf(house.packs, actor.homeRegionCode, today).value.subjects.find(
    (one) => one.code === given.subject,
  )
  if (!subject || subject.level !== given.level) return { field: 'subject', code: 'subjects-of-level' }
  if (given.answer.some((letter) => letter.charCodeAt(0) - 65 >= given.options.length))
    return { field: 'answer', code: 'answer-without-option' }
  if (given.kind === 'single' ? new Set(given.answer).size !== 1 : new Set(given.answer).size < 2)
    return { field: 'answer', code: 'answer-count' }
  return undefined
}

const insertText = `
insert into certificates.question (id, region_code, level, subject, kind, point, stem, options, answer, explanation, made_at, made_by)
select r.id, $1, r.level, r.subject, r.kind, r.point, r.stem, r.options, r.answer, r.explanation, $2, $3
  from jsonb_to_recordset($4::jsonb) as r (id uuid, level text, subject text, kind text, point text, stem text, options text[], answer text[], explanation text)`

const save = ({ query, actor, now }: Context, some: Given[]) => {
  const rows = some.map((one) => ({ id: newId<'question'>(now), ...one, answer: [...new Set(one.answer)].toSorted() }))
  return query(insertText, [actor.homeRegionCode, now, actor.personId, JSON.stringify(rows)]).then(() => rows)
}

export const addQuestion: Handler<typeof contract.addQuestion> = async (context, input) => {
  const wrong = wrongWith(context, input)
  if (wrong) refuseAt(wrong.field, wrong.code)
  const [row] = await save(context, [input])
  context.record({
    kind: 'certificates/question-added',
    subject: { kind: 'question', id: row!.id },
    regionCode: context.actor.homeRegionCode,
    day: context.today,
  })
  return { id: row!.id, version: 1 }
}

export const changeQuestion: Handler<typeof contract.changeQuestion> = async (
  context,
  { questionId, retired, basedOnVersion, ...given },
) => {
  const { query, today, record } = context
  const [before] = await query<{ version: number; regionCode: string }>(
    'select version, region_code as "regionCode" from certificates.question where id = $1 for update',
    [questionId],
  )
  if (!before) return refuseNow('kernel/not-found')
  if (before.version !== basedOnVersion) refuseNow('kernel/changed-meanwhile')
  const wrong = wrongWith(context, given)
  if (wrong) refuseAt(wrong.field, wrong.code)
  const version = before.version + 1
  await query(
    'update certificates.question set version = $2, level = $3, subject = $4, kind = $5, point = $6, stem = $7, options = $8, answer = $9, explanation = $10, retired_on = $11 where id = $1',
    [
      questionId,
      version,
      given.level,
      given.subject,
      given.kind,
      given.point,
      given.stem,
      given.options,
      [...new Set(given.answer)].toSorted(),
      given.explanation,
      retired ? today : null,
    ],
  )
  record({
    kind: 'certificates/question-changed',
    subject: { kind: 'question', id: questionId },
    regionCode: before.regionCode,
    day: today,
    data: { retired },
  })
  return { id: questionId, version }
}

const columns = {
  subject: ['科目', '考试科目'],
  kind: ['题型'],
  point: ['知识点', '考点'],
  stem: ['题干', '题目'],
  a: ['选项A', 'A'],
  b: ['选项B', 'B'],
  c: ['选项C', 'C'],
  d: ['选项D', 'D'],
  e: ['选项E', 'E'],
  f: ['选项F', 'F'],
  answer: ['答案', '正确答案'],
  explanation: ['解析', '答案解析'],
} as const

export const importQuestions: Handler<typeof contract.importQuestions> = async (context) => {
  const { house, actor, body, today, record } = context
  const { subjects } = examsOf(house.packs, actor.homeRegionCode, today).value
  const rows = await readTable(body, columns, ['subject', 'stem', 'answer'])
  const good: Given[] = []
  const wrong: { row: number; why: { zh: string; en: string } }[] = []
  for (const { number: row, cells } of rows) {
    const miss = (zh: string, en: string) => void wrong.push({ row, why: { zh, en } })
    const subject = subjects.find((one) => one.name.zh.normalize('NFKC') === cells.subject.normalize('NFKC'))
    const options = [cells.a, cells.b, cells.c, cells.d, cells.e, cells.f].filter((one) => one !== '')
    const answer = [...new Set(cells.answer.normalize('NFKC').toUpperCase().match(/[A-F]/g) ?? [])] as Given['answer']
    if (!subject) miss('没有这个科目', 'no such subject')
    else if (cells.stem.length < 2 || cells.stem.length > 1000)
      miss('题干缺失或过长', 'the stem is missing or too long')
    else if (options.length < 2) miss('选项不足两个', 'fewer than two options')
    else if (answer.length === 0) miss('答案读不出', 'the answer cannot be read')
    else {
      const kind = cells.kind
        ? /多/.test(cells.kind)
          ? 'multiple'
          : 'single'
        : answer.length > 1
          ? 'multiple'
          : 'single'
      const given: Given = {
        level: subject.level,
        subject: subject.code,
        kind,
        point: cells.point.slice(0, 60) || '未分类',
        stem: cells.stem,
        options,
        answer,
        explanation: cells.explanation.slice(0, 1000),
      }
      if (wrongWith(context, given)) miss('答案与题型或选项不符', 'the answer does not fit the kind or the options')
      else good.push(given)
    }
  }
  await save(context, good)
  record({
    kind: 'certificates/questions-imported',
    subject: { kind: 'person', id: actor.personId },
    regionCode: actor.homeRegionCode,
    day: today,
    data: { added: good.length },
  })
  return { read: rows.length, added: good.length, wrong: wrong.slice(0, 200) }
}

export const drawMock: Handler<typeof contract.drawMock> = async (context, { subject, title, opensOn, closesOn }) => {
  const { house, query, actor, now, today, record } = context
  const rule = mocksOf(house.packs, actor.homeRegionCode, today)
  const blueprint = rule.value.blueprints.find((one) => one.code === subject)
  const level = examsOf(house.packs, actor.homeRegionCode, today).value.subjects.find(
    (one) => one.code === subject,
  )?.level
  if (!blueprint || !level) return refuseAt('subject', 'subjects-of-level')
  if (closesOn < opensOn) refuseAt('closesOn', 'mock-closes-before')
  const bank = await query<BankQuestion>(
    'select id, kind, point from certificates.question where subject = $1 and retired_on is null and region_code = any ($2::text[]) order by id',
    [subject, [actor.homeRegionCode, ...ancestorsOf(actor.homeRegionCode)]],
  )
  const drawn = drawPaper(bank, blueprint, () => randomInt(2 ** 32) / 2 ** 32)
  if (!drawn) return refuseAt('subject', 'bank-too-small', { single: blueprint.single, multiple: blueprint.multiple })
  const id = newId<'paper'>(now)
  await query(
    `insert into certificates.paper (id, region_code, level, subject, title, minutes, question_ids, opens_on, closes_on, drawn_at, drawn_by, pack_version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      id,
      actor.homeRegionCode,
      level,
      subject,
      title,
      blueprint.minutes,
      drawn,
      opensOn,
      closesOn,
      now,
      actor.personId,
      rule.version,
    ],
  )
  record({
    kind: 'certificates/paper-drawn',
    subject: { kind: 'paper', id },
    regionCode: actor.homeRegionCode,
    day: today,
  })
  return { id, questions: drawn.length }
}

/** Takes in what a phone answered without a network. Marked here: what the phone thinks of it is not asked. */
export const sendAttempt: Handler<typeof contract.sendAttempt> = async (
  context,
  { attemptId, paperId, startedAt, endedAt, answers },
) => {
  const { query, actor, now, today, record } = context
  const person = await getPerson(context, actor.personId)
  const [paper] = await query<{ ids: string[] }>(
    'select question_ids as ids from certificates.paper where id = $1 and region_code = any ($2::text[])',
    [paperId, [person.regionCode, ...ancestorsOf(person.regionCode)]],
  )
  if (!paper) return refuseNow('kernel/not-found')
  if (endedAt < startedAt) refuseAt('endedAt', 'attempt-ends-before')
  const [before] = await query<{ personId: string; right: number; questions: number }>(
    'select person_id as "personId", right_answers as right, questions from certificates.attempt where id = $1',
    [attemptId],
  )
  if (before) return { attemptId, right: before.right, questions: before.questions }
  const keys = await query<{ id: string; answer: string[] }>(
    'select id, answer from certificates.question where id = any ($1::uuid[])',
    [paper.ids],
  )
  const chosen = new Map(answers.map((one) => [one.questionId, [...new Set(one.chosen)].toSorted()]))
  const marked = keys.map(({ id, answer }) => ({
    id,
    chosen: chosen.get(id) ?? [],
    right: isRight(answer, chosen.get(id) ?? []),
  }))
  const right = marked.filter((one) => one.right).length
  const place = [person.personId, person.regionCode, person.organisationId, person.employerId]
  const saved = await query(
    `insert into certificates.attempt (id, paper_id, person_id, region_code, organisation_id, employer_id, started_at, ended_at, received_at, right_answers, questions)
     values ($5, $6, $1, $2, $3, $4, $7, $8, $9, $10, $11) on conflict do nothing returning id`,
    [...place, attemptId, paperId, startedAt, endedAt, now, right, marked.length],
  )
  if (saved.length === 0) return refuseNow('kernel/not-found')
  await query(
    `insert into certificates.attempt_answer (attempt_id, question_id, person_id, region_code, organisation_id, employer_id, chosen, is_right)
     select $5, r.id, $1, $2, $3, $4, r.chosen, r."right" from jsonb_to_recordset($6::jsonb) as r (id uuid, chosen text[], "right" boolean)`,
    [...place, attemptId, JSON.stringify(marked)],
  )
  record({
    kind: 'certificates/mock-handed-in',
    subject: { kind: 'attempt', id: attemptId },
    regionCode: person.regionCode,
    day: today,
  })
  return { attemptId, right, questions: marked.length }
}
