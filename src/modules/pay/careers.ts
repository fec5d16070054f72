import type { Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { Facts } from '#kernel/packs/decide.ts'
import type { Packs } from '#kernel/packs/load.ts'
import type { RegionCode } from '#kernel/region.ts'
import { factsOverTime as assessmentFacts } from '#modules/assessment/public.ts'
import { factsOverTime as certificateFacts } from '#modules/certificates/public.ts'
import { type Career, type Choice, factsAsked } from '#modules/pay/domain/grade.ts'
import { type Period, standing, standingOn } from '#modules/pay/domain/periods.ts'
import { type OpenQuestion, type Rule, Scheme } from '#modules/pay/domain/scheme.ts'
import { type Timeline, together } from '#modules/pay/domain/timeline.ts'
import { payRule, ruleDays } from '#modules/pay/rules.ts'
import { factsOverTime as postFacts } from '#modules/posts/public.ts'
import { factsOverTime as workforceFacts } from '#modules/workforce/public.ts'

type Query = Transaction['query']

/** Where somebody stands, for their rows. */
export interface Placed {
  personId: string
  regionCode: RegionCode
  organisationId: string
  employerId: string
}

/** What this module knows of a person, and what it asks of others. */
export interface PersonPay extends Placed {
  career: Career
  ruleDays: readonly Day[]
  /** The periods that stand today. */
  stands: Standing[]
}

/** A period that was decided; without a post it says that from its day on there is no grade. */
export type Standing = (
  | Period
  | (Omit<Period, 'post' | 'monthlyFen' | 'rule'> & { post: null; monthlyFen: null; rule: null })
) & { proposalId: string }

export const isGrade = (one: Standing): one is Period & { proposalId: string } => one.post !== null

const periodsText = `
select person_id as "personId", from_on as "from", until_on as "until", post, level, monthly_fen as "monthlyFen", on_probation as "onProbation", steps,
       rule_version as rule, proposal_id as "proposalId"
  from pay.grade_period where person_id = any ($1::uuid[]) order by position`
const choicesText = `select person_id as "personId", question, answer, from_on as "from" from pay.choice where person_id = any ($1::uuid[]) order by from_on, made_at`
const statedText = `select person_id as "personId", fact, value, from_on as "from" from pay.stated_fact where person_id = any ($1::uuid[]) order by from_on, stated_at`

/**
 * Everything that people's grades follow from, in a fixed number of statements however many they are: what the rules ask for, and the facts that
 * the caller asks for besides.
 */
export async function careersOf(
  query: Query,
  packs: Packs,
  people: readonly Placed[],
  today: Day,
  besides: readonly string[] = [],
): Promise<Map<string, PersonPay>> {
  if (people.length === 0) return new Map()
  const ids = people.map(({ personId }) => personId)
  // First, because what the rules of the past ask for is asked of the facts of the past.
  const periods = await query<Standing & { personId: string }>(periodsText, [ids], 'pay-periods')
  const rules = await keptRules(query, packs, people, periods, today)
  const askedAnyway = [...besides, ...[...rules.values()].flatMap(factsAsked)]
  const asked = new Map<RegionCode, string[]>()
  for (const { regionCode } of people)
    if (!asked.has(regionCode))
      asked.set(regionCode, [...new Set([...askedIn(packs, regionCode, today), ...askedAnyway])])
  const [workforce, certificates, posts, assessments, stated, choices] = await Promise.all([
    workforceFacts(query, ids, today, [...new Set([...asked.values()].flat())]),
    certificateFacts(query, ids, today),
    postFacts(query, ids, today),
    assessmentFacts(query, ids, today),
    query<{ personId: string; fact: string; value: Facts[string]; from: Day }>(statedText, [ids], 'pay-stated-facts'),
    query<{ personId: string; question: OpenQuestion; answer: string; from: Day }>(choicesText, [ids], 'pay-choices'),
  ])
  const [statedBy, choicesBy, periodsBy] = [
    Map.groupBy(stated, personOf),
    Map.groupBy(choices, personOf),
    Map.groupBy(periods, personOf),
  ]

  return new Map(
    people.map((person) => {
      const id = person.personId
      const timeline = together(
        [
          workforce.get(id) ?? [],
          certificates.get(id) ?? [],
          posts.get(id) ?? [],
          assessments.get(id) ?? [],
          statedTimeline(statedBy.get(id) ?? []),
        ],
        asked.get(person.regionCode)!,
      )
      const stands = standing((periodsBy.get(id) ?? []).map(({ personId: _person, ...period }) => period as Standing))
      const choices: Choice[] = (choicesBy.get(id) ?? []).map(({ question, answer, from }) => ({
        question,
        answer,
        from,
      }))
      return [
        id,
        {
          ...person,
          stands,
          ruleDays: ruleDays(packs, person.regionCode),
          career: { timeline, choices, ruleOn: ruleFor(packs, person.regionCode, stands, rules, today) },
        },
      ]
    }),
  )
}

/** What the rules of a region ask for, today and on the days before. */
const askedIn = (packs: Packs, region: RegionCode, today: Day): string[] =>
  [...ruleDays(packs, region), today].flatMap((day) => factsAsked(payRule(packs, region, day)))

const personOf = ({ personId }: { personId: string }): string => personId

/** Facts that an officer stated, each from its day on. */
function statedTimeline(rows: { fact: string; value: Facts[string]; from: Day }[]): Timeline {
  let known: Facts = {}
  return rows.map(({ fact, value, from }) => ({ from, facts: (known = { ...known, [fact]: value }) }))
}

/**
 * A pack that is rewritten does not rewrite the past: for a day that was decided the rule is the one it was decided by, unless what the
 * pack says today of the beginning of that period is still the same, and only its own dates make a difference.
 */
function ruleFor(
  packs: Packs,
  region: RegionCode,
  stands: readonly Standing[],
  kept: ReadonlyMap<string, Rule>,
  today: Day,
): (day: Day) => Rule {
  if (kept.size === 0) return (day) => payRule(packs, region, day)
  return (day) => {
    const now = payRule(packs, region, day)
    if (day >= today) return now
    const period = standingOn(stands, day)
    if (!period?.rule || period.rule === now.version || payRule(packs, region, period.from).version === period.rule)
      return now
    return kept.get(period.rule) ?? now
  }
}

/** The rules of the past that today's packs no longer say; most often none, and then nothing is read. */
async function keptRules(
  query: Query,
  packs: Packs,
  people: readonly Placed[],
  periods: readonly (Standing & { personId: string })[],
  today: Day,
): Promise<Map<string, Rule>> {
  const regions = new Map(people.map((person) => [person.personId, person.regionCode]))
  const needed = new Set<string>()
  for (const { personId, rule, from } of periods)
    if (rule && payRule(packs, regions.get(personId)!, from < today ? from : today).version !== rule) needed.add(rule)
  if (needed.size === 0) return new Map()
  return readRules(query, [...needed])
}

/** Rules as they were kept, by their version. */
export async function readRules(query: Query, versions: readonly string[]): Promise<Map<string, Rule>> {
  if (versions.length === 0) return new Map()
  const rows = await query<{ version: string; content: Omit<Rule, 'version'> }>(
    'select version, content from pay.rule where version = any ($1)',
    [versions],
  )
  // Parts that schemes got later have their defaults in rules that were kept earlier.
  return new Map(
    rows.map(({ version, content }) => [version, { ...content, scheme: Scheme.parse(content.scheme), version }]),
  )
}

/** Keeps rules by which something is about to be decided. */
export async function keepRules(query: Query, rules: Iterable<Rule>, now: Date): Promise<void> {
  // In one order, so that two that keep the same rules wait for each other and never both.
  const each = [...new Map([...rules].map((rule) => [rule.version, rule])).values()].toSorted((a, b) =>
    a.version < b.version ? -1 : 1,
  )
  if (each.length === 0) return
  // Most often they are there, and a rule is long.
  const kept = await query<{ version: string }>(
    'select version from pay.rule where version = any ($1)',
    [each.map(({ version }) => version)],
    'pay-rules-kept',
  )
  const others = each.filter((rule) => !kept.some(({ version }) => version === rule.version))
  if (others.length === 0) return
  await query(
    `insert into pay.rule (version, content, kept_at) select r->>'version', r - 'version', $2 from jsonb_array_elements($1::jsonb) r on conflict do nothing`,
    [JSON.stringify(others), now],
  )
}
