import type { Context } from '#kernel/context.ts'
import { atTheGate } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { newId } from '#kernel/ids.ts'
import { personNames } from '#modules/identity/public.ts'
import { organisationNames } from '#modules/organisations/public.ts'
import {
  type Conflict,
  conflictsOf,
  type KnownEntry,
  type KnownPerson,
  type Spell,
} from '#modules/selection/domain/conflicts.ts'
import { entriesOf, type ExpertRow, panelRule } from '#modules/selection/judging.ts'
import { outsidersByIds } from '#modules/selection/outside-experts.ts'
import type { EntryRow, RoundRow } from '#modules/selection/tables.ts'
import { pairsOf } from '#modules/supervision/public.ts'
import { employersOf, projectsOf } from '#modules/workforce/public.ts'

/** Conflicts found in our own data. Looked for at the gate: an employer of three years ago may lie beyond the office's reach. */

async function knownPeople({ query }: Pick<Context, 'query'>, ids: string[]): Promise<Map<string, KnownPerson>> {
  const [names, employers, projects, pairs] = await Promise.all([
    personNames(query, ids),
    employersOf(query, ids),
    projectsOf(query, ids),
    pairsOf(query, ids),
  ])
  const spell = (one: { name: string; from: Day | null; until: Day | null }, id: string): Spell => ({
    with: id,
    name: one.name,
    from: one.from,
    until: one.until,
  })
  const employersBy = Map.groupBy(employers, (one) => one.personId)
  const projectsBy = Map.groupBy(projects, (one) => one.personId)
  const pairsBy = Map.groupBy(pairs, (one) => one.supervisorId)
  return new Map(
    ids.map((id) => [
      id,
      {
        personId: id,
        name: names.get(id) ?? '',
        employers: (employersBy.get(id) ?? []).map((one) => spell(one, one.organisationId ?? `name ${one.name}`)),
        projects: (projectsBy.get(id) ?? []).map((one) => spell(one, `name ${one.name}`)),
        supervises: (pairsBy.get(id) ?? []).map((one) => spell({ ...one, name: '' }, one.superviseeId)),
      },
    ]),
  )
}

/** Every conflict of some people with the entries of a round. */
export async function searchConflicts(
  context: Context,
  round: RoundRow,
  personIds: readonly string[],
): Promise<Map<string, Conflict[]>> {
  const entries = await entriesOf(context, round)
  const applicants = entries.flatMap((one) => one.person_id ?? [])
  const known = await atTheGate(context, () => knownPeople(context, [...new Set([...personIds, ...applicants])]))
  const bodies = await organisationNames(
    context.db,
    [...known.values()]
      .flatMap((one) => one.employers.map((spell) => spell.with))
      .filter((id) => /^[0-9a-f-]{36}$/.test(id)),
  )
  for (const one of known.values())
    one.employers = one.employers.map((spell) =>
      spell.name ? spell : { ...spell, name: bodies.get(spell.with) ?? '' },
    )
  // Of an expert from outside the office said where they work: by its name.
  for (const { personId, body } of (await outsidersByIds(context, personIds)).values())
    known.get(personId)!.employers.push({ with: `name ${body}`, name: body, from: null, until: null })
  const bodyNames = await organisationNames(
    context.db,
    entries.flatMap((one) => [one.organisation_id, one.employer_id].filter((id) => id !== null)),
  )
  const entering = new Set(applicants)
  const { employerYears } = panelRule(context, round).value
  const rule = { on: context.today, years: employerYears }
  return new Map(
    personIds.map((id) => [
      id,
      entries.flatMap((entry) =>
        conflictsOf(known.get(id)!, knownEntry(entry, known, bodyNames), { ...rule, entersToo: entering.has(id) }),
      ),
    ]),
  )
}

function knownEntry(entry: EntryRow, known: Map<string, KnownPerson>, names: Map<string, string>): KnownEntry {
  const bodies = [entry.organisation_id, entry.employer_id].filter((id) => id !== null)
  return {
    entryId: entry.id,
    person: entry.person_id === null ? null : known.get(entry.person_id)!,
    bodies: bodies.flatMap((id) => {
      const spell = { name: '', from: null, until: null }
      const name = names.get(id)
      return [{ ...spell, with: id }, ...(name ? [{ ...spell, with: `name ${name}` }] : [])]
    }),
    relatives: entry.stated.relatives ?? [],
    named: Object.values(entry.stated.parts ?? {}).flat(),
  }
}

/** Looks for the conflicts of a round's experts anew and keeps what was found; what was declared stays. */
export async function renewConflicts(context: Context, round: RoundRow, experts: readonly ExpertRow[]): Promise<void> {
  const found = await searchConflicts(
    context,
    round,
    experts.map((one) => one.person_id),
  )
  const { query, now } = context
  await query(`delete from selection.conflict where round_id = $1 and source = 'found'`, [round.id])
  const rows = experts.flatMap((expert) =>
    (found.get(expert.person_id) ?? []).map((one) => ({
      id: newId<'conflict'>(now),
      expert_id: expert.id,
      entry_id: one.entryId,
      kind: one.kind,
      about: one.about,
      from_on: one.from,
      until_on: one.until,
    })),
  )
  await query(
    `insert into selection.conflict (id, round_id, region_code, expert_id, entry_id, kind, source, about, from_on, until_on, noted_at)
     select id, $2, $3, expert_id, entry_id, kind, 'found', about, from_on, until_on, $4
       from jsonb_to_recordset($1) as r (id uuid, expert_id uuid, entry_id uuid, kind text, about text, from_on date, until_on date)`,
    [JSON.stringify(rows), round.id, round.region_code, now],
  )
}
