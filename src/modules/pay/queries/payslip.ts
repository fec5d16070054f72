import { readFileSync } from 'node:fs'
import type { Context, FileReply } from '#kernel/context.ts'
import { formatInstant, formatMonth, lastDayOf, type Month, parseMonth } from '#kernel/days.ts'
import { pdfOf } from '#kernel/documents/documents.ts'
import type { Handler } from '#kernel/http.ts'
import { requirement } from '#kernel/packs/explain.ts'
import type { Words } from '#kernel/packs/format.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { organisationNames } from '#modules/organisations/public.ts'
import { readRules } from '#modules/pay/careers.ts'
import type * as contract from '#modules/pay/contract.ts'
import { gradesIn } from '#modules/pay/domain/payroll.ts'
import { type Period, standing } from '#modules/pay/domain/periods.ts'
import type { Reason } from '#modules/pay/domain/proposal.ts'
import type { Rule } from '#modules/pay/domain/scheme.ts'
import { yuan } from '#modules/pay/domain/words.ts'
import { placedByIds } from '#modules/pay/people.ts'
import { isPaidBy } from '#modules/pay/queries/person-pay.ts'
import { certaintyNames, factsIn, kindNames, postName, sayAll, sayReasons } from '#modules/pay/queries/say.ts'
import { basisShown, payRule } from '#modules/pay/rules.ts'

type Reader = Pick<Context, 'db' | 'query' | 'house' | 'actor' | 'now'>

interface PaidLine {
  month: Month
  forMonth: Month
  kind: keyof typeof kindNames
  code: string
  title: Words
  post: string | null
  level: number | null
  fen: number
  regionCode: Parameters<typeof payRule>[1]
  employerId: string
  lockedAt: Date
}

/** A sentence of a reason, and what it rests on. */
interface Why {
  sentence: Words
  rests?: Words | null
}

const linesText = `
select l.month, l.for_month as "forMonth", l.kind, l.code, l.title, l.post, l.level, l.fen, l.region_code as "regionCode", l.employer_id as "employerId", p.locked_at as "lockedAt"
  from pay.payroll_line l join pay.payroll p on p.id = l.payroll_id where l.person_id = $1 and l.month <= $2
 order by l.kind <> 'due', l.code <> 'grade', l.for_month, l.code`
/** As it was known when the month was locked: what was written since is not what was paid by. */
const periodsText = `
select from_on as "from", until_on as "until", post, level, monthly_fen as "monthlyFen", on_probation as "onProbation", steps, rule_version as rule
  from pay.grade_period where person_id = $1 and written_at <= $2 order by position`
const confirmedText = `
select effective_on as "effectiveOn", reasons from pay.proposal
 where person_id = $1 and state = 'confirmed' and decided_at <= $2 and ($3::timestamptz is null or decided_at > $3) order by effective_on`

let template: string | undefined

export const myPayslip: Handler<typeof contract.myPayslip> = (context, { month }) =>
  slipOf(context, context.actor.personId, parseMonth(month))

export const payslip: Handler<typeof contract.payslip> = async (context, { personId, month }) => {
  const person = (await placedByIds(context.query, [personId])).get(personId)
  if (!person || !isPaidBy(context.actor, person)) return refuseNow('kernel/not-found')
  context.about({ subject: { kind: 'person', id: personId }, regionCode: person.regionCode, details: { month } })
  return slipOf(context, personId, parseMonth(month))
}

/** A locked month of one person as a page to print: each line with why it is there and why it is that much. */
async function slipOf(context: Reader, personId: string, month: Month): Promise<FileReply> {
  const { db, query, house, actor, now } = context
  const person = (await placedByIds(query, [personId])).get(personId)
  if (!person) return refuseNow('kernel/not-found')
  const all = await query<PaidLine>(linesText, [personId, month])
  const lines = all.filter((line) => line.month === month)
  if (lines.length === 0) return refuseNow('pay/no-payslip')
  const lockedAt = latest(lines)!
  const [periods, confirmed, employers] = await Promise.all([
    query<Period>(periodsText, [personId, lockedAt]),
    query<{ effectiveOn: string; reasons: Reason[] }>(confirmedText, [
      personId,
      lockedAt,
      latest(all.filter((line) => line.month < month)),
    ]),
    organisationNames(
      db,
      lines.map((line) => line.employerId),
    ),
  ])
  const stands = standing(periods).filter((one) => one.post !== null)
  const kept = await readRules(query, [...new Set(stands.map((one) => one.rule))])
  const facts = factsIn(house.packs)

  const gradesOf = ({ forMonth, regionCode }: PaidLine) => {
    const on = payRule(house.packs, regionCode, lastDayOf(forMonth))
    const { parts, days } = gradesIn(stands, forMonth, on.scheme.monthOfChange)
    return parts.map((part) => ({ ...part, of: days, rule: kept.get(part.period.rule) ?? on }))
  }
  const whyGrade = (line: PaidLine): Why[] =>
    gradesOf(line).flatMap(({ period, days, of, rule }) => [
      ...(days < of ? [{ sentence: partOfMonth(line.forMonth, days, of) }] : []),
      ...sayAll(period.steps, rule).map(({ sentence, ...ground }) => ({ sentence, rests: restsOn(ground) })),
    ])
  const whyAllowance = ({ code, forMonth, regionCode }: PaidLine): Why[] => {
    const rule = payRule(house.packs, regionCode, lastDayOf(forMonth))
    const allowance = rule.scheme.allowances.find((one) => one.code === code)
    if (!allowance) return []
    const { zh, en } = requirement(house.packs, allowance.when)
    return [
      {
        sentence: { zh: `符合条件：${zh}`, en: `Condition met: ${en}` },
        rests: restsOn(basisShown(rule.bases[`allowances.${code}`])),
      },
    ]
  }
  /** What was paid for that month before, what it is now, and what became otherwise in between. */
  const whyDifferent = (line: PaidLine): Why[] => {
    const paid = all
      .filter((one) => one.month < month && one.forMonth === line.forMonth && one.code === line.code)
      .reduce((sum, one) => sum + one.fen, 0)
    const [now] = line.code === 'grade' ? gradesOf(line) : []
    const reasons = confirmed
      .filter((one) => line.code === 'grade' && one.effectiveOn <= lastDayOf(line.forMonth))
      .flatMap((one) => sayReasons(one.reasons, facts))
    return [
      { sentence: difference(line, paid) },
      ...(now ? [{ sentence: gradeNow(now.period, now.rule) }] : []),
      ...reasons.map(({ zh, en }) => ({ sentence: { zh: `变动原因：${zh}`, en: `Because: ${en}` } })),
    ]
  }

  const say = (words: Words) => words[actor.language]
  const graded = lines.find((line) => line.post !== null)
  const grade = graded && gradesOf(graded)[0]
  const heading: [Words, string][] = [
    [{ zh: '姓名', en: 'Name' }, person.name],
    [{ zh: '发薪单位', en: 'Paid by' }, [...employers.values()].join(actor.language === 'zh' ? '、' : ', ')],
    [{ zh: '岗位', en: 'Post' }, grade ? say(postName(grade.rule, graded.post!)) : '—'],
    [{ zh: '等级', en: 'Level' }, graded?.level == null ? '—' : say(levelName(graded.level))],
    [{ zh: '薪酬办法', en: 'Pay scheme' }, grade ? say(grade.rule.title) : '—'],
    [{ zh: '锁定时间', en: 'Locked' }, formatInstant(lockedAt, actor.language)],
  ]
  const title = { zh: '工资条', en: 'Payslip' }
  template ??= readFileSync(new URL('payslip.typ', import.meta.url), 'utf8')
  const body = await pdfOf(template, {
    language: actor.language,
    title: say(title),
    month: formatMonth(month, actor.language),
    demonstration: house.demonstration
      ? say({ zh: '演示数据　不作为任何依据', en: 'Demonstration data, good for nothing' })
      : null,
    heading: heading.map(([name, value]) => ({ name: say(name), value })),
    columns: [
      { zh: '项目', en: 'Item' },
      { zh: '理由和依据', en: 'Why' },
      { zh: '金额（元）', en: 'Yuan' },
    ].map(say),
    lines: lines.map((line) => ({
      item: say(line.title),
      kind: line.kind === 'due' ? null : `${say(kindNames[line.kind])} ${formatMonth(line.forMonth, actor.language)}`,
      amount: amount(line.fen),
      why: (line.kind === 'due' ? (line.code === 'grade' ? whyGrade : whyAllowance) : whyDifferent)(line).map(
        ({ sentence, rests }) => ({ sentence: say(sentence), rests: rests ? say(rests) : null }),
      ),
    })),
    total: { name: say({ zh: '合计', en: 'Total' }), amount: amount(lines.reduce((sum, line) => sum + line.fen, 0)) },
    notes: [
      {
        zh: '以上是核算薪酬的依据，尚未扣除个人应缴的社会保险费、住房公积金和个人所得税。',
        en: 'This is what pay is reckoned by, before one’s own social insurance, housing fund and income tax.',
      },
      {
        zh: '锁定后不再改动；以后发现的差额，在之后月份补发或扣回。标明“据转述”“暂定”的规定，没有见到原文或没有找到依据。',
        en: 'What is locked stays; a difference found later goes into a later month. “Reported” and “assumed” rules were not read in their text.',
      },
      {
        zh: `由${actor.name}于${formatInstant(now, 'zh')}打印。`,
        en: `Printed by ${actor.name}, ${formatInstant(now, 'en')}.`,
      },
    ].map(say),
  })
  return { name: `${say(title)}-${person.name}-${month}.pdf`, type: 'application/pdf', body }
}

const latest = (lines: readonly PaidLine[]): Date | null =>
  lines.reduce<Date | null>((last, { lockedAt }) => (last && last > lockedAt ? last : lockedAt), null)

/** Always with two decimals, as amounts that are added up stand below one another. */
const amount = (fen: number): string =>
  (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

const levelName = (level: number): Words => ({ zh: `${level} 级`, en: `level ${level}` })

const partOfMonth = (month: Month, days: number, of: number): Words => ({
  zh: `${formatMonth(month, 'zh')}共 ${of} 天，按其中 ${days} 天计发：`,
  en: `${days} of the ${of} days of ${formatMonth(month, 'en')}:`,
})

function difference({ forMonth, fen, kind }: PaidLine, paid: number): Words {
  const acts: Words =
    kind === 'arrears' ? { zh: '补发差额', en: 'the rest is paid' } : { zh: '扣回差额', en: 'the rest is taken back' }
  return {
    zh: `${formatMonth(forMonth, 'zh')}此前已发 ${yuan(paid)} 元，按现在核定应为 ${yuan(paid + fen)} 元，${acts.zh}`,
    en: `¥${yuan(paid)} was paid for ${formatMonth(forMonth, 'en')}; as it is known now it is ¥${yuan(paid + fen)}: ${acts.en}`,
  }
}

function gradeNow({ post, level, monthlyFen }: Period, rule: Rule): Words {
  const name = postName(rule, post)
  const at = level === null ? name : { zh: `${name.zh} ${level} 级`, en: `${name.en}, level ${level}` }
  return {
    zh: `现核定为${at.zh}，每月 ${yuan(monthlyFen)} 元`,
    en: `It is now ${at.en}, ¥${yuan(monthlyFen)} a month`,
  }
}

function restsOn({ basis, certainty }: Pick<ReturnType<typeof basisShown>, 'basis' | 'certainty'>): Words | null {
  if (!basis || !certainty) return null
  const sure = certaintyNames[certainty]
  return { zh: `依据：${basis.zh}（${sure.zh}）`, en: `Rests on ${basis.en} (${sure.en})` }
}
