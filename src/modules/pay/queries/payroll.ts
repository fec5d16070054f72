import type { Context } from '#kernel/context.ts'
import {
  addMonths,
  type Day,
  firstDayOf,
  formatMonth,
  lastDayOf,
  type Month,
  monthOf,
  parseMonth,
} from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import type { Words } from '#kernel/packs/format.ts'
import type { RegionCode } from '#kernel/region.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { organisationNames } from '#modules/organisations/public.ts'
import { careersOf, isGrade, type Placed, readRules } from '#modules/pay/careers.ts'
import type * as contract from '#modules/pay/contract.ts'
import { share } from '#modules/pay/domain/money.ts'
import { type Line, linesFor } from '#modules/pay/domain/payroll.ts'
import { standingOn } from '#modules/pay/domain/periods.ts'
import { sayMissing } from '#modules/pay/domain/words.ts'
import { paidPeople, placedByIds } from '#modules/pay/people.ts'
import { factsIn, postName } from '#modules/pay/queries/say.ts'
import { payRule } from '#modules/pay/rules.ts'
import { employedBy } from '#modules/workforce/public.ts'

type Reader = Pick<Context, 'db' | 'query' | 'house' | 'actor' | 'today'>

export interface PayrollRow extends Placed {
  name: string
  post: string | null
  postName: Words | null
  level: number | null
  /** The rule that the grade was decided by. */
  rule: string | null
  lines: (Line & { title: Words })[]
  missing: Words[]
}

const gradeTitle: Words = { zh: '岗位等级工资', en: 'Grade pay' }

/** An organisation reckons for itself alone; an authority for those within its reach. */
export function checkEmployer(actor: Context['actor'], employerId: string): void {
  if (actor.jurisdiction.kind !== 'region' && employerId !== actor.organisationId) refuseNow('kernel/not-found')
}

interface Locked extends Line {
  personId: string
  month: Month
}

/** Every person's lines of a month that is not locked yet, by the periods that stand and the facts as they are known now. */
export async function reckon({ query, house, today }: Reader, employerId: string, month: Month): Promise<PayrollRow[]> {
  const lastDay = lastDayOf(month)
  const [active, graded, months] = await Promise.all([
    paidPeople(query, { organisationId: employerId }, lastDay < today ? lastDay : today),
    query<{ id: string }>(`select distinct person_id as id from pay.grade_period where employer_id = $1`, [employerId]),
    query<{ month: Month }>(`select month from pay.payroll where employer_id = $1 and month < $2 order by month`, [
      employerId,
      month,
    ]),
  ])
  const known = new Set(active.map(({ personId }) => personId))
  const others = [
    ...(
      await placedByIds(
        query,
        graded.map(({ id }) => id).filter((id) => !known.has(id)),
      )
    ).values(),
  ]
  const people = [...active, ...others].filter((one) => one.employerId === employerId)
  const ids = people.map(({ personId }) => personId)
  const [careers, locked, spells, paidElsewhere] = await Promise.all([
    careersOf(query, house.packs, people, today < lastDay ? lastDay : today),
    query<Locked>(
      `select person_id as "personId", month, for_month as "forMonth", kind, code, fen from pay.payroll_line where employer_id = $1 and person_id = any ($2::uuid[])`,
      [employerId, ids],
    ),
    employedBy(query, ids, employerId),
    query<{ personId: string; forMonth: Month; code: string; regionCode: RegionCode; fen: number }>(
      `select person_id as "personId", for_month as "forMonth", code, region_code as "regionCode", fen from pay.paid_elsewhere($1, $2)`,
      [ids, employerId],
    ),
  ])
  const lockedBy = Map.groupBy(locked, (line) => line.personId)
  const elsewhereBy = Map.groupBy(paidElsewhere, (line) => line.personId)
  const spellsBy = Map.groupBy(spells, (spell) => spell.personId)
  const facts = factsIn(house.packs)
  const rows: PayrollRow[] = []
  for (const person of people) {
    const { career, stands } = careers.get(person.personId)!
    const own = lockedBy.get(person.personId) ?? []
    // Whoever was paid elsewhere before is not owed those months here: arrears reach back to the first month on this payroll, and to months that were
    // locked before the grade of somebody newly employed was confirmed.
    const first = own.map((line) => line.month).sort()[0]
    const employed = spellsBy.get(person.personId) ?? []
    const settled = months
      .map((one) => one.month)
      .filter(
        (one) =>
          (first !== undefined && one >= first) ||
          own.some((line) => line.forMonth === one) ||
          employed.some((spell) => isWithin(one, spell)),
      )
    const rule = payRule(house.packs, person.regionCode, lastDay)
    const elsewhere = (elsewhereBy.get(person.personId) ?? []).map((paid) => ({
      ...paid,
      sameScheme: payRule(house.packs, paid.regionCode, lastDayOf(paid.forMonth)).title.zh === rule.title.zh,
    }))
    const { lines, missing } = linesFor(career, stands.filter(isGrade), month, own, settled, elsewhere)
    if (lines.length === 0 && missing.length === 0) continue
    const decisive =
      standingOn(stands, rule.scheme.monthOfChange === 'first-day' ? firstDayOf(month) : lastDay) ??
      standingOn(stands, lastDay)
    rows.push({
      ...person,
      post: decisive?.post ?? null,
      postName: decisive?.post ? postName(rule, decisive.post) : null,
      level: decisive?.level ?? null,
      rule: decisive?.rule ?? null,
      lines: lines.map((line) => ({ ...line, title: titleOf(rule, line.code) })),
      missing: missing.map((one) => sayMissing(one, rule, facts)),
    })
  }
  return rows
}

const isWithin = (month: Month, { from, until }: { from: Day; until: Day | null }): boolean =>
  from <= lastDayOf(month) && (until === null || until > firstDayOf(month))

const titleOf = (rule: ReturnType<typeof payRule>, code: string): Words =>
  code === 'grade'
    ? gradeTitle
    : (rule.scheme.allowances.find((one) => one.code === code)?.name ?? { zh: code, en: code })

export const totalOf = (rows: readonly { lines: readonly { fen: number }[] }[]): number =>
  rows.reduce((sum, row) => sum + row.lines.reduce((own, line) => own + line.fen, 0), 0)

/** Why a month cannot be locked now; with the month that goes before it, where one does. */
export async function whyNotLocked(
  context: Reader,
  employerId: string,
  month: Month,
): Promise<{ code: keyof typeof notNowWords; first?: Month } | null> {
  const { query, today } = context
  const [last] = await query<{ month: Month }>(
    `select month from pay.payroll where employer_id = $1 order by month = $2 desc, month desc limit 1`,
    [employerId, month],
  )
  if (last?.month === month) return { code: 'pay/month-locked' }
  if (last && last.month > month) return { code: 'pay/later-month-locked' }
  if (month > monthOf(today)) return { code: 'pay/month-not-begun' }
  // A month that is passed over could never be locked any more, and what it owes would never be paid.
  for (let earlier = last && addMonths(last.month, 1); earlier && earlier < month; earlier = addMonths(earlier, 1)) {
    const rows = await reckon(context, employerId, earlier)
    if (rows.some((row) => row.lines.length > 0)) return { code: 'pay/earlier-month-open', first: earlier }
  }
  return null
}

interface LockedLine {
  personId: string
  name: string
  code: string
  kind: Line['kind']
  forMonth: Month
  title: Words
  post: string | null
  level: number | null
  fen: number
}

/** A locked month as it was locked. */
async function lockedRows({ query }: Pick<Reader, 'query'>, employerId: string, month: Month): Promise<PayrollRow[]> {
  const lines = await query<LockedLine & Placed & { rule: string | null }>(
    `select l.person_id as "personId", l.region_code as "regionCode", l.organisation_id as "organisationId", l.employer_id as "employerId", l.code, l.kind,
            l.for_month as "forMonth", l.title, l.post, l.level, l.fen,
            (select g.rule_version from pay.grade_period g where g.person_id = l.person_id and g.post = l.post and g.written_at <= p.locked_at order by g.position desc limit 1) as rule
       from pay.payroll_line l join pay.payroll p on p.id = l.payroll_id where p.employer_id = $1 and p.month = $2 order by l.person_id, l.for_month desc, l.code`,
    [employerId, month],
  )
  const [people, rules] = await Promise.all([
    placedByIds(query, [...new Set(lines.map((one) => one.personId))]),
    readRules(query, [...new Set(lines.flatMap((one) => (one.rule ? [one.rule] : [])))]),
  ])
  return [...Map.groupBy(lines, (line) => line.personId)].map(([personId, own]) => {
    const { regionCode, organisationId, post, level, rule } = own[0]!
    return {
      personId,
      regionCode,
      organisationId,
      employerId,
      name: people.get(personId)?.name ?? '',
      post,
      postName: post ? postName(rules.get(rule ?? ''), post) : null,
      level,
      rule,
      lines: own,
      missing: [],
    }
  })
}

/** A month as it was locked, or as it is reckoned now, and when it was locked. */
export async function monthOfPay(context: Reader, employerId: string, month: Month) {
  const [standing] = await context.query<{ lockedAt: Date }>(
    `select locked_at as "lockedAt" from pay.payroll where employer_id = $1 and month = $2`,
    [employerId, month],
  )
  const rows = await (standing ? lockedRows : reckon)(context, employerId, month)
  return { lockedAt: standing?.lockedAt ?? null, rows }
}

/** Nothing is said of a month that is locked: that it is stands beside it. */
const notNowWords = {
  'pay/month-locked': () => null,
  'pay/later-month-locked': () => ({
    zh: '之后的月份已经锁定，不能再锁定这个月',
    en: 'A later month is locked already',
  }),
  'pay/month-not-begun': () => ({ zh: '这个月还没有开始', en: 'This month has not begun' }),
  'pay/earlier-month-open': (month: Month) => ({
    zh: `${formatMonth(month, 'zh')}还没有锁定，请先锁定${formatMonth(month, 'zh')}`,
    en: `${formatMonth(month, 'en')} is not locked yet; lock it first`,
  }),
} satisfies Record<string, (month: Month) => Words | null>

export const payroll: Handler<typeof contract.payroll> = async (context, input) => {
  const { db, query, house, actor, about } = context
  checkEmployer(actor, input.employerId)
  const month = parseMonth(input.month)
  const [notNow, names, [open]] = await Promise.all([
    whyNotLocked(context, input.employerId, month),
    organisationNames(db, [input.employerId]),
    query<{ count: number }>(`select count(*) from pay.proposal where employer_id = $1 and state = 'open'`, [
      input.employerId,
    ]),
  ])
  if (!names.has(input.employerId)) return refuseNow('kernel/not-found')
  about({ subject: { kind: 'organisation', id: input.employerId } })
  const { lockedAt, rows } = await monthOfPay(context, input.employerId, month)
  const lines = rows.flatMap((row) => row.lines)
  const sum = (kind: Line['kind']) =>
    lines.filter((line) => line.kind === kind).reduce((total, line) => total + line.fen, 0)
  const gradeFen = lines.filter((line) => line.code === 'grade').reduce((total, line) => total + line.fen, 0)
  const shares = rows[0] ? payRule(house.packs, rows[0].regionCode, lastDayOf(month)).scheme.employerShares : []
  return {
    employerId: input.employerId,
    employerName: names.get(input.employerId)!,
    month,
    lockedAt: lockedAt?.toISOString() ?? null,
    notNow: notNow && notNowWords[notNow.code](notNow.first ?? month),
    openProposals: open?.count ?? 0,
    totalFen: totalOf(rows),
    arrearsFen: sum('arrears'),
    clawBackFen: sum('claw-back'),
    shares: shares.map((one) => ({ title: one.name, fen: share(gradeFen, one.basisPoints) })),
    rows: rows.map(({ personId, name, postName: post, level, lines: own, missing }) => ({
      personId,
      name,
      post,
      level,
      lines: own.map(({ title, code, kind, forMonth, fen }) => ({ title, code, kind, forMonth, fen })),
      totalFen: own.reduce((total, line) => total + line.fen, 0),
      missing,
    })),
  }
}

/** The employers within reach that have somebody to pay, with the months that are locked. */
export const payrolls: Handler<typeof contract.payrolls> = async ({ db, query, actor }) => {
  const own = actor.jurisdiction.kind === 'region' ? null : actor.organisationId
  const [employers, months] = await Promise.all([
    query<{ id: string; people: number }>(
      `select employer_id as id, count(distinct person_id) as people from pay.grade_period where ($1::uuid is null or employer_id = $1) group by 1 order by 2 desc limit 500`,
      [own],
    ),
    query<{ employerId: string; month: string; people: number; totalFen: number }>(
      `select employer_id as "employerId", month, people, total_fen as "totalFen" from pay.payroll where ($1::uuid is null or employer_id = $1) order by month desc`,
      [own],
    ),
  ])
  const names = await organisationNames(
    db,
    employers.map(({ id }) => id),
  )
  return {
    employers: employers
      .filter(({ id }) => names.has(id))
      .map(({ id, people }) => ({
        employerId: id,
        name: names.get(id)!,
        people,
        months: months
          .filter((one) => one.employerId === id)
          .map(({ month, people: paid, totalFen }) => ({ month, people: paid, totalFen })),
      })),
  }
}
