import { hash } from 'node:crypto'
import type { Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import { newId } from '#kernel/ids.ts'
import { careersOf, isGrade, keepRules, type Placed } from '#modules/pay/careers.ts'
import { lacksOnlyPost } from '#modules/pay/domain/grade.ts'
import { look, type Proposal } from '#modules/pay/domain/proposal.ts'
import type { Rule } from '#modules/pay/domain/scheme.ts'

interface Around {
  query: Transaction['query']
  house: Pick<House, 'packs'>
  now: Date
  today: Day
}

interface Known {
  id: string
  personId: string
  digest: string
  state: 'open' | 'refused'
}

type Proposed = Placed & Proposal & { id: string; digest: string }

const knownText = `
select distinct on (person_id, state) id, person_id as "personId", digest, state from pay.proposal
 where person_id = any ($1::uuid[]) and state in ('open', 'refused') order by person_id, state, proposed_at desc`
const overtakenText = `update pay.proposal set state = 'overtaken', version = version + 1, decided_at = $2 where id = any ($1::uuid[]) and state = 'open'`
// Each kind of document comes as lines of one text, one line a proposal: JSON has no line feed of its own, and a line is split off and checked in
// a fraction of the time that a document of all of them takes to be made jsonb and taken apart.
const proposeText = `
insert into pay.proposal (id, person_id, region_code, organisation_id, employer_id, effective_on, periods, was, becomes, reasons, digest, proposed_at, proposed_on)
select p.id, p.person, p.region, p.organisation, p.employer, p.effective, p.periods::json, nullif(p.was, 'null')::jsonb, nullif(p.becomes, 'null')::jsonb, p.reasons::jsonb, p.digest, $1, $2
  from unnest($3::uuid[], $4::uuid[], $5::text[], $6::uuid[], $7::uuid[], $8::date[],
              string_to_array($9, E'\\n'), string_to_array($10, E'\\n'), string_to_array($11, E'\\n'), string_to_array($12, E'\\n'), $13::text[])
    as p (id, person, region, organisation, employer, effective, periods, was, becomes, reasons, digest)`
const saidText = `delete from pay.unsaid where person_id = any ($1::uuid[])`
const unsaidText = `
insert into pay.unsaid (person_id, region_code, organisation_id, employer_id, missing, seen_on)
select (p->>'personId')::uuid, p->>'regionCode', (p->>'organisationId')::uuid, (p->>'employerId')::uuid, array(select jsonb_array_elements_text(p->'missing')), $2
  from jsonb_array_elements($1::jsonb) p
on conflict (person_id) do update set region_code = excluded.region_code, organisation_id = excluded.organisation_id, employer_id = excluded.employer_id,
  missing = excluded.missing, seen_on = excluded.seen_on`

/**
 * Looks at people with the facts of today: where what follows is not what stands, it is proposed; where nothing can be said, what is
 * missing is kept. The same number of statements however many people. Returns how many proposals were made.
 */
export async function lookAt({ query, house, now, today }: Around, people: readonly Placed[]): Promise<number> {
  if (people.length === 0) return 0
  const ids = people.map(({ personId }) => personId)
  const [careers, known] = await Promise.all([
    careersOf(query, house.packs, people, today),
    query<Known>(knownText, [ids], 'pay-known-proposals'),
  ])
  const open = new Map(known.filter((one) => one.state === 'open').map((one) => [one.personId, one]))
  const refused = new Map(known.filter((one) => one.state === 'refused').map((one) => [one.personId, one]))

  const proposed: Proposed[] = []
  const overtaken: string[] = []
  const unsaid: (Placed & { missing: string[] })[] = []
  const rules = new Map<string, Rule>()
  for (const { career, ruleDays, stands, personId, regionCode, organisationId, employerId } of careers.values()) {
    const place = { personId, regionCode, organisationId, employerId }
    const { proposal, missing } = look(career, ruleDays, stands.filter(isGrade), today)
    if (missing.length > 0 && !lacksOnlyPost(missing)) unsaid.push({ ...place, missing })
    const digest = proposal && digestOf(proposal)
    const standing = open.get(personId)
    if (standing && standing.digest !== digest) overtaken.push(standing.id)
    if (!proposal || !digest || standing?.digest === digest || refused.get(personId)?.digest === digest) continue
    for (const { from } of proposal.periods) {
      const rule = career.ruleOn(from)
      rules.set(rule.version, rule)
    }
    proposed.push({ id: newId<'proposal'>(now), ...place, ...proposal, digest })
  }

  await Promise.all([
    overtaken.length > 0 && query(overtakenText, [overtaken, now], 'pay-overtake'),
    keepRules(query, rules.values(), now),
    proposed.length > 0 && query(proposeText, [now, today, ...columnsOf(proposed)], 'pay-propose'),
    query(saidText, [ids], 'pay-said'),
    unsaid.length > 0 && query(unsaidText, [JSON.stringify(unsaid), today], 'pay-unsaid'),
  ])
  return proposed.length
}

/** Of what would stand: how it came about may be told otherwise without being another proposal. */
const digestOf = ({ effectiveOn, periods }: Proposal): string =>
  hash(
    'sha256',
    JSON.stringify([
      effectiveOn,
      periods.map(({ from, until, post, level, monthlyFen, rule }) => [from, until, post, level, monthlyFen, rule]),
    ]),
    'hex',
  ).slice(0, 24)

function columnsOf(proposed: readonly Proposed[]): unknown[] {
  const each = (of: (one: Proposed) => unknown) => proposed.map(of)
  const lines = (of: (one: Proposed) => unknown) => proposed.map((one) => JSON.stringify(of(one))).join('\n')
  return [
    each(({ id }) => id),
    each(({ personId }) => personId),
    each(({ regionCode }) => regionCode),
    each(({ organisationId }) => organisationId),
    each(({ employerId }) => employerId),
    each(({ effectiveOn }) => effectiveOn),
    lines(({ periods }) => periods),
    lines(({ was }) => was),
    lines(({ becomes }) => becomes),
    lines(({ reasons }) => reasons),
    each(({ digest }) => digest),
  ]
}
