import type { Context } from '#kernel/context.ts'
import { monthOf } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Handler } from '#kernel/http.ts'
import type { Words } from '#kernel/packs/format.ts'
import { careersOf, isGrade, readRules, type Standing } from '#modules/pay/careers.ts'
import type * as contract from '#modules/pay/contract.ts'
import { allowancesIn, type PaidAllowance } from '#modules/pay/domain/allowances.ts'
import { choiceOf, gradeOn } from '#modules/pay/domain/grade.ts'
import { nextSteps } from '#modules/pay/domain/next-steps.ts'
import { worthOf } from '#modules/pay/domain/money.ts'
import { standingOn } from '#modules/pay/domain/periods.ts'
import type { Reason } from '#modules/pay/domain/proposal.ts'
import { answersTo, openQuestions, type Rule } from '#modules/pay/domain/scheme.ts'
import { answers, questions, sayAllowance, sayMissing, sayNext } from '#modules/pay/domain/words.ts'
import { placedByIds } from '#modules/pay/people.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { factsIn, postName, sayAll, sayReasons, withBasis } from '#modules/pay/queries/say.ts'
import { basisShown, payRule } from '#modules/pay/rules.ts'
import { statable } from '#modules/pay/stated.ts'

type Reply = OutputOf<typeof contract.myPay>

interface PaidLine {
  month: string
  forMonth: string
  kind: string
  title: Words
  fen: number
}

/** Everything about one person's grade: what stands, what follows from the facts, how, and what would move them. */
async function payOf(context: Pick<Context, 'query' | 'house' | 'today'>, personId: string): Promise<Reply> {
  const { query, house, today } = context
  const person = (await placedByIds(query, [personId])).get(personId)
  if (!person) return refuseNow('kernel/not-found')
  const [careers, open, paid, paidAllowances] = await Promise.all([
    careersOf(query, house.packs, [person], today),
    query<{ proposalId: string; version: number; effectiveOn: string; reasons: Reason[] }>(
      `select id as "proposalId", version, effective_on as "effectiveOn", reasons from pay.proposal where person_id = $1 and state = 'open'`,
      [personId],
    ),
    query<PaidLine>(
      `select month, for_month as "forMonth", kind, title, fen from pay.payroll_line where person_id = $1 order by month desc, for_month desc, code limit 200`,
      [personId],
    ),
    query<PaidAllowance>(
      `select code, for_month as month from pay.payroll_line where person_id = $1 and code <> 'grade' group by 1, 2 having sum(fen) > 0`,
      [personId],
    ),
  ])
  const { career, stands } = careers.get(personId)!
  const rule = payRule(house.packs, person.regionCode, today)
  const facts = factsIn(house.packs)
  const grade = gradeOn(career, today)
  const kept = await readRules(query, [...new Set(stands.flatMap((one) => (one.rule ? [one.rule] : [])))])
  const ruleOf = (version: string): Rule => kept.get(version) ?? rule
  const now = standingOn(stands, today)
  const { scheme } = rule

  return {
    personId,
    name: person.name,
    scheme: scheme.posts.length > 0 ? rule.title : null,
    stands: now && isGrade(now) ? sayStanding(now, ruleOf) : null,
    computed:
      grade.is === 'known'
        ? {
            is: 'known',
            post: postName(rule, grade.post),
            level: grade.level,
            monthlyFen: grade.monthlyFen,
            steps: sayAll(grade.steps, rule),
          }
        : grade.is === 'unknown'
          ? {
              is: 'unknown',
              missing: grade.missing.map((one) => sayMissing(one, rule, facts)),
              steps: sayAll(grade.steps, rule),
              openQuestions: grade.missing.flatMap((one) => (one.startsWith('choice:') ? [one.slice(7)] : [])),
            }
          : { is: 'outside' },
    next: nextSteps(career, today).map((step) => ({
      sentence: sayNext(step, rule, facts, today),
      level: step.level,
      gainFen: step.gainFen,
      on: step.on ?? null,
      by: step.by,
      ...basisShown(rule.bases[step.rests]),
    })),
    bands:
      scheme.levels.length === 0
        ? []
        : scheme.posts.map((one) => ({
            code: one.code,
            name: one.name,
            floor: one.floor,
            top: one.top,
            own: grade.is === 'known' && grade.post === one.code,
          })),
    levels: scheme.levels.map((one) => ({
      level: Number(one.code),
      fen: worthOf(scheme, one),
      certainty: rule.bases[`levels.${one.code}`]?.certainty ?? null,
    })),
    allowances: allowancesIn(career, monthOf(today), paidAllowances).map((one) =>
      withBasis(sayAllowance(one, rule, facts), rule),
    ),
    history: stands
      .filter(isGrade)
      .toReversed()
      .map((one) => sayStanding(one, ruleOf)),
    proposal: open[0] ? { ...open[0], reasons: sayReasons(open[0].reasons, facts) } : null,
    paid: [...Map.groupBy(paid, (line) => line.month)].map(([month, lines]) => ({
      month,
      lines,
      totalFen: lines.reduce((sum, one) => sum + one.fen, 0),
    })),
    mayState: statable(house.packs, rule),
    mayChoose: openQuestions
      .filter((question) => scheme[question] === 'officer')
      .map((question) => ({
        question,
        title: questions[question]!,
        answers: answersTo(question).map((answer) => ({ answer, title: answers[answer]! })),
        chosen: choiceOf(career, question, today) ?? null,
      })),
  }
}

function sayStanding(one: Extract<Standing, { post: string }>, ruleOf: (version: string) => Rule) {
  const rule = ruleOf(one.rule)
  return {
    from: one.from,
    until: one.until,
    post: postName(rule, one.post),
    level: one.level,
    monthlyFen: one.monthlyFen,
    onProbation: one.onProbation,
    steps: sayAll(one.steps, rule),
  }
}

export const myPay: Handler<typeof contract.myPay> = (context) => payOf(context, context.actor.personId)

export const personPay: Handler<typeof contract.personPay> = async (context, { personId }) => {
  const person = (await placedByIds(context.query, [personId])).get(personId)
  if (!person || !isPaidBy(context.actor, person)) return refuseNow('kernel/not-found')
  context.about({ subject: { kind: 'person', id: personId }, regionCode: person.regionCode })
  return payOf(context, personId)
}

/** An organisation reads the pay of those it pays, not of those who only work there. */
export const isPaidBy = (actor: Context['actor'], person: { employerId: string }): boolean =>
  actor.jurisdiction.kind === 'region' || person.employerId === actor.organisationId
