import { printedCode } from '#kernel/check-code.ts'
import type { DaysLimit } from '#kernel/calendar.ts'
import { dueOn } from '#kernel/calendar.ts'
import type { Context } from '#kernel/context.ts'
import { type Day, parseDay, todayIn } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Basis, Facts } from '#kernel/packs/decide.ts'
import { askedFacts } from '#kernel/packs/decide.ts'
import { basisWords } from '#kernel/packs/explain.ts'
import type { Words } from '#kernel/packs/format.ts'
import { personNames } from '#modules/identity/public.ts'
import type * as contract from '#modules/selection/contract.ts'
import { chosenByIds } from '#modules/selection/chosen-before.ts'
import { acceptedDays } from '#modules/selection/deliveries.ts'
import { dueAround } from '#modules/selection/domain/due-days.ts'
import { endingOf, gradesWaiting } from '#modules/selection/domain/endings.ts'
import { sumOf } from '#modules/selection/domain/stipend.ts'
import { verdictOn } from '#modules/selection/domain/verdict.ts'
import { namesOf } from '#modules/selection/entrants.ts'
import type { RoundRules } from '#modules/selection/kept.ts'
import { selection, type TitleRow } from '#modules/selection/tables.ts'
import { moneyOf } from '#modules/selection/title-money.ts'

type Shown = OutputOf<typeof contract.title>

/** What a clause of the rule is called, with what it rests on. */
export function ruledBy(rules: RoundRules, key: string) {
  const [list, code] = [key.slice(0, key.indexOf('.')), key.slice(key.indexOf('.') + 1)]
  const items: readonly { code: string; name: Words }[] =
    list === 'grades' ? rules.grades : list === 'instalments' ? (rules.instalments ?? []) : rules.endings
  const basis: Basis | undefined = rules.bases[key]
  return {
    code,
    name: items.find((one) => one.code === code)?.name ?? { zh: code, en: code },
    basis: basis ? basisWords(basis) : null,
    certainty: basis?.certainty ?? null,
  }
}

const stateOf = (row: TitleRow, today: Day): Shown['state'] =>
  row.stage !== 'held'
    ? row.stage
    : row.withdrawn_on
      ? 'withdrawn'
      : row.until_on && today >= row.until_on
        ? 'over'
        : 'held'

type Rounds = Map<string, { title: string; rules: RoundRules }>

export async function roundsOf({ db }: Pick<Context, 'db'>, titles: readonly TitleRow[]): Promise<Rounds> {
  const ids = [...new Set(titles.map((one) => one.round_id))]
  if (ids.length === 0) return new Map()
  const rows = await selection(db)
    .selectFrom('selection.round')
    .select(['id', 'title', 'rules'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((one) => [one.id, one]))
}

/** Titles as lists show them, in a fixed number of statements. */
export async function headings(
  context: Pick<Context, 'db' | 'query' | 'today'>,
  rows: readonly TitleRow[],
  rounds: Rounds,
) {
  const names = await namesOf(
    context,
    rows.map((one) => ({ ...one, region_code: one.holder_region_code, title: null, facts: {} })),
  )
  return new Map(
    rows.map((row) => {
      const round = rounds.get(row.round_id)!
      const named = names.get(row.id)!
      return [
        row.id,
        {
          titleId: row.id,
          award: row.award,
          round: round.title,
          name: row.person_id ? named.name : row.name_masked,
          organisation: named.organisation,
          track: round.rules.tracks.find((one) => one.code === row.track)?.name.zh ?? '',
          state: stateOf(row, context.today),
          fromOn: row.from_on,
          untilOn: row.until_on,
          withdrawnOn: row.withdrawn_on,
        },
      ]
    }),
  )
}

/** What each programme would know of the holders if they entered again, by title. */
async function formerly(context: Context, rows: readonly TitleRow[]): Promise<Map<string, Facts>> {
  const found = new Map<string, Facts>()
  for (const same of Map.groupBy(rows, ({ place, code }) => `${place} ${code}`).values()) {
    const ids = same.flatMap((one) => one.person_id ?? [])
    const chosen = await chosenByIds(context, same[0]!, ids, 'person')
    for (const { id, person_id: personId } of same) if (personId) found.set(id, chosen.get(personId)!)
  }
  return found
}

/** Titles whole: the term with what happened in it, the money with its clauses, what would end it. */
export async function titlesWhole(context: Context, rows: readonly TitleRow[]): Promise<Shown[]> {
  const { db, query, house, today } = context
  if (rows.length === 0) return []
  const ids = rows.map((one) => one.id)
  const [rounds, facts, grades, appeals, lines, accepted] = await Promise.all([
    roundsOf(context, rows),
    selection(db)
      .selectFrom('selection.title_fact')
      .selectAll()
      .where('title_id', 'in', ids)
      .orderBy('reported_at')
      .execute(),
    selection(db)
      .selectFrom('selection.title_grade')
      .selectAll()
      .where('title_id', 'in', ids)
      .orderBy('year')
      .execute(),
    selection(db).selectFrom('selection.appeal').selectAll().where('title_id', 'in', ids).execute(),
    selection(db)
      .selectFrom('selection.pay_line')
      .select(['title_id', 'amount_fen'])
      .where('title_id', 'in', ids)
      .where('stage', 'in', ['paid', 'repaid'])
      .execute(),
    acceptedDays(context, ids),
  ])
  const people = rows.flatMap((one) => one.person_id ?? [])
  const asked = [...rounds.values()].flatMap(({ rules }) => rules.requirements.flatMap((one) => askedFacts(one.when)))
  const before = await formerly(context, rows)
  const [heads, known, names] = await Promise.all([
    headings(context, rows, rounds),
    house.factsOf(query, people, today, asked),
    personNames(
      query,
      facts.flatMap((one) => [one.reported_by, one.verified_by, one.approved_by]),
    ),
  ])
  return rows.map((row) => {
    const { rules } = rounds.get(row.round_id)!
    const ownFacts = facts.filter((one) => one.title_id === row.id)
    const ownGrades = grades.filter((one) => one.title_id === row.id)
    const spans = moneyOf(row, rules, ownFacts, ownGrades, today, accepted.get(row.id))
    const last = ownGrades.filter((one) => !one.reversed).at(-1)
    const appealOf = (key: 'fact_id' | 'grade_id', id: string, from: Date | null) => {
      const found = appeals.find((one) => one[key] === id)
      return {
        appeal: found
          ? {
              appealId: found.id,
              words: found.words,
              stage: found.stage,
              answer: found.answer,
              madeAt: found.made_at.toISOString(),
            }
          : null,
        appealUntil: from ? appealUntil(rules.appealWithin, from, house.calendar) : null,
      }
    }
    const waiting = gradesWaiting(ownFacts)
    const carriedOut = new Set(ownFacts.map((one) => one.grade_id))
    const ruledOf = ({ code, grade_id }: (typeof ownFacts)[number]) => {
      const grade = ownGrades.find((one) => one.id === grade_id)
      if (!grade) return ruledBy(rules, `endings.${code}`)
      const rule = ruledBy(rules, `grades.${code}`)
      const { zh, en } = rule.name
      return { ...rule, name: { zh: `${grade.year}年度考核：${zh}`, en: `Graded for ${grade.year}: ${en}` } }
    }
    const facts_ = known.get(row.person_id ?? '')
    return {
      ...heads.get(row.id)!,
      version: row.version,
      issuer: row.issuer,
      documentNumber: row.document_number,
      decidedOn: row.decided_on,
      checkCode: row.check_code && printedCode(row.check_code),
      facts: ownFacts.map((one) => ({
        factId: one.id,
        rule: ruledOf(one),
        happenedOn: one.happened_on,
        reason: one.reason,
        stage: one.stage,
        verifiedBy: endingOf(rules, one)?.verifiedBy ?? null,
        approvedBy: endingOf(rules, one)?.approvedBy ?? null,
        said: [
          {
            step: 'reported' as const,
            by: one.reported_by as string | null,
            words: one.reason,
            at: one.reported_at as Date | null,
          },
          { step: 'verified' as const, by: one.verified_by, words: one.verified_words, at: one.verified_at },
          { step: 'approved' as const, by: one.approved_by, words: one.approved_words, at: one.approved_at },
        ].flatMap(({ step, by, words, at }) =>
          by && at ? [{ step, who: names.get(by) ?? '—', words, at: at.toISOString() }] : [],
        ),
        ...appealOf('fact_id', one.id, one.stage === 'in-force' ? (one.approved_at ?? one.reported_at) : null),
      })),
      grades: ownGrades.map((one) => ({
        gradeId: one.id,
        year: one.year,
        rule: ruledBy(rules, `grades.${one.code}`),
        score: one.score,
        reason: one.reason,
        gradedOn: one.graded_on,
        reversed: one.reversed,
        ends: !carriedOut.has(one.id) ? null : waiting.has(one.id) ? ('waits' as const) : ('holds' as const),
        ...appealOf('grade_id', one.id, one.reversed || carriedOut.has(one.id) ? null : one.graded_at),
      })),
      spans: spans.map(({ because, ...one }) => ({ ...one, because: because ? ruledBy(rules, because) : null })),
      allowanceFen: rules.allowanceFen ?? null,
      grantFen: rules.grantFen ?? null,
      allowancePaid: rules.allowancePaid ?? null,
      nextDueOn:
        row.stage === 'held' && row.from_on && !row.withdrawn_on
          ? dueAround(
              rules,
              { fromOn: parseDay(row.from_on), untilOn: row.until_on ? parseDay(row.until_on) : null },
              today,
            ).next
          : null,
      dueFen: sumOf(spans),
      paidFen: lines.filter((one) => one.title_id === row.id).reduce((sum, one) => sum + one.amount_fen, 0),
      endings: rules.endings.map((one) => ({
        ...ruledBy(rules, `endings.${one.code}`),
        title: one.title,
        money: one.money,
        verifiedBy: one.verifiedBy ?? null,
        approvedBy: one.approvedBy ?? null,
      })),
      possibleGrades: rules.grades.map((one) => ruledBy(rules, `grades.${one.code}`)),
      sheet: rules.sheets
        .filter((one) => one.method === 'term')
        .flatMap((one) => one.criteria.map(({ code, name, points }) => ({ code, name, points }))),
      again: {
        byGrade: rules.grades.find((one) => one.code === last?.code)?.mayEnterAgain ?? false,
        eligible: facts_ ? verdictOn(rules, { ...facts_, ...before.get(row.id) }, today).outcome : null,
      },
    }
  })
}

/** The last day on which somebody may appeal; null where the rule gives none, or its calendar is not known. */
export function appealUntil(
  within: DaysLimit | undefined,
  from: Date,
  calendar: Context['house']['calendar'],
): Day | null {
  const due = within && dueOn(within, todayIn(from), calendar)
  return due?.known ? due.value : null
}
