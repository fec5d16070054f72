import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { isWithin, type RegionCode } from '#kernel/region.ts'
import { stationAt } from '#modules/organisations/public.ts'
import type * as contract from '#modules/selection/contract-entries.ts'
import { tellDesks } from '#modules/selection/desk-notices.ts'
import { nextStep } from '#modules/selection/domain/chain.ts'
import { partsFound } from '#modules/selection/domain/completeness.ts'
import {
  holdRound,
  keepAct,
  lockEntry,
  notAsked,
  placeOf,
  refuseAt,
  saveEntryRow,
  tellApplicant,
  withFacts,
} from '#modules/selection/entries.ts'
import {
  type FactAsked,
  factsToState,
  judged,
  maySay,
  registryFacts,
  selfSheet,
} from '#modules/selection/entry-facts.ts'
import { speaksForOrganisation } from '#modules/selection/reach.ts'
import { findRound } from '#modules/selection/store.ts'
import { type EntryRow, type RoundRow, selection } from '#modules/selection/tables.ts'
import { attachEvidence, peopleByIds } from '#modules/workforce/public.ts'

/** From the first word of an entry until it is handed in or taken back: by the person, or by who leads the organisation. */

interface Place {
  personId: string | null
  regionCode: RegionCode
  organisationId: string | null
  employerId: string | null
}

/** Where the applicant stands today, by the registers. */
async function applicantPlace(context: Context, round: RoundRow): Promise<Place> {
  const { query, db, actor, today } = context
  if (round.rules.subject === 'person') {
    const person = (await peopleByIds(query, [actor.personId])).get(actor.personId)
    if (!person || person.status !== 'active') return refuseNow('selection/not-on-register')
    return person
  }
  if (!speaksForOrganisation(actor)) return refuseNow('selection/organisation-enters')
  const organisation = await stationAt(db, actor.organisationId!, today)
  if (!organisation || organisation.closed) return refuseNow('selection/organisation-enters')
  return { personId: null, regionCode: organisation.regionCode, organisationId: organisation.id, employerId: null }
}

/** Entries are taken from the first day until the last. */
function checkDays({ today }: Context, round: RoundRow): void {
  if (round.stage !== 'open' || today > round.entries_last_on) refuseNow('selection/entries-closed')
  if (today < round.opened_on) refuseNow('selection/entries-not-yet', { day: round.opened_on })
}

export const openEntry: Handler<typeof contract.openEntry> = async (context, { roundId, title }) => {
  const { db, actor, now, today, record } = context
  await holdRound(context, roundId, false)
  const round = await findRound(context, roundId)
  checkDays(context, round)
  const place = await applicantPlace(context, round)
  if (!isWithin(place.regionCode, round.region_code as RegionCode)) refuseNow('selection/not-in-region')
  if (round.rules.subject === 'project' && title.length < 2) refuseAt('title', 'title-missing')
  const entryId = newId<'entry'>(now)
  const made = await selection(db)
    .insertInto('selection.entry')
    .values({
      id: entryId,
      round_id: roundId,
      region_code: place.regionCode,
      organisation_id: place.organisationId,
      employer_id: place.employerId,
      person_id: place.personId,
      title: round.rules.subject === 'project' ? title : null,
      track: null,
      outcome: null,
      created_by: actor.personId,
      created_at: now,
      submitted_at: null,
      answer_by: null,
    })
    .onConflict((on) => on.doNothing())
    .returning('version')
    .executeTakeFirst()
  if (!made) refuseNow('selection/entered-already')
  record({
    kind: 'selection/entry-begun',
    subject: { kind: 'entry', id: entryId },
    regionCode: place.regionCode,
    day: today,
    data: { roundId },
  })
  return { entryId, version: made!.version, stage: 'draft' as const }
}

const mayEdit = (stage: EntryRow['stage']): boolean => stage === 'draft' || stage === 'sent-back'

type Draft = Parameters<typeof saveEntry>[1]

/** What an applicant says may have gaps while it is written, but no nonsense. */
function checkDraft({ rules }: RoundRow, { stated, track }: Draft, asked: ReadonlyMap<string, FactAsked>): void {
  for (const [fact, value] of Object.entries(stated.facts)) {
    const one = asked.get(fact)
    if (one && !maySay(one, value)) refuseAt(`stated.facts.${fact}`, 'fact-wrong')
  }
  if (track !== null && !rules.tracks.some((one) => one.code === track)) refuseAt('track', 'track-unknown')
  const sheet = selfSheet(rules)
  for (const [code, { points }] of Object.entries(stated.criteria)) {
    const criterion = sheet?.criteria.find((one) => one.code === code)
    if (criterion && points !== undefined && points > criterion.points)
      refuseAt(`stated.criteria.${code}`, 'points-too-many', { most: criterion.points })
  }
}

export const saveEntry: Handler<typeof contract.saveEntry> = async (context, input) => {
  const { db, query, actor, now, today, record } = context
  const { entry, round } = await lockEntry(context, input, true)
  if (!mayEdit(entry.stage)) refuseNow('selection/entry-locked')
  const known = await registryFacts(context, round, entry)
  const asked = new Map(
    factsToState(context.house.packs, round.rules, entry, known).map((one) => [one.fact, one] as const),
  )
  checkDraft(round, input, asked)
  const title = round.rules.subject === 'project' ? input.title || entry.title : null
  // What a register knows, what only evidence shows, and what earlier lists say is not said by hand.
  const facts = Object.fromEntries(Object.entries(input.stated.facts).filter(([fact]) => asked.has(fact)))
  await attachEvidence(
    query,
    input.evidence.map((one) => one.evidenceId),
    { personId: entry.person_id ?? actor.personId, usedFor: 'selection/entry', usedBy: entry.id },
    'evidence',
  )
  await selection(db).deleteFrom('selection.entry_evidence').where('entry_id', '=', entry.id).execute()
  const evidence = new Map(input.evidence.map((one) => [one.evidenceId, one.about]))
  if (evidence.size > 0)
    await selection(db)
      .insertInto('selection.entry_evidence')
      .values(
        [...evidence].map(([evidenceId, about]) => ({
          entry_id: entry.id,
          evidence_id: evidenceId,
          region_code: entry.region_code,
          organisation_id: entry.organisation_id,
          employer_id: entry.employer_id,
          person_id: entry.person_id,
          about,
          added_at: now,
        })),
      )
      .execute()
  const criteria = input.stated.criteria as NonNullable<EntryRow['stated']['criteria']>
  const saved = await saveEntryRow(context, entry, {
    title,
    track: input.track,
    stated: { ...input.stated, facts, criteria },
  })
  record({
    kind: 'selection/entry-kept',
    subject: { kind: 'entry', id: entry.id },
    regionCode: entry.region_code,
    day: today,
  })
  return { entryId: entry.id, version: saved.version, stage: saved.stage }
}

/** What is handed in is whole: the part that is missing is named. */
function checkWhole({ rules }: RoundRow, { stated, track }: EntryRow): void {
  if (rules.tracks.length > 0 && track === null) refuseAt('track', 'track-missing')
  const part = partsFound(rules.parts, stated.parts ?? {}).find((one) => one.missing > 0)
  if (part) refuseAt(`stated.parts.${part.code}`, 'part-missing', { part: part.name.zh, n: part.missing })
  const silent = selfSheet(rules)?.criteria.find(({ code }) => !stated.criteria?.[code]?.words)
  if (silent) refuseAt(`stated.criteria.${silent.code}`, 'words-missing', { criterion: silent.name.zh })
}

export const submitEntry: Handler<typeof contract.submitEntry> = async (context, input) => {
  const { now, today, record } = context
  const { entry, round } = await lockEntry(context, input, true)
  if (entry.stage === 'draft') checkDays(context, round)
  else if (entry.stage !== 'sent-back') refuseNow('selection/entry-locked')
  else if (round.stage !== 'open' && round.stage !== 'screening') refuseNow('selection/entries-closed')
  else if (entry.answer_by !== null && today > entry.answer_by)
    refuseNow('selection/answer-late', { day: entry.answer_by })
  checkWhole(round, entry)
  const place = await applicantPlace(context, round)
  if (!isWithin(place.regionCode, round.region_code as RegionCode)) refuseNow('selection/not-in-region')
  const facts = await registryFacts(context, round, entry)
  const { outcome, preferred } = judged(round, entry, facts, today)
  if (outcome === 'unmet' && input.despite === '') refuseAt('despite', 'conditions-unmet')
  const placed = {
    ...withFacts(entry, facts, today),
    outcome,
    preferred,
    region_code: place.regionCode,
    organisation_id: place.organisationId,
    employer_id: place.employerId,
  }
  const { chain } = round.rules
  // What was sent back returns to whoever sent it back; what the levels below said still stands.
  const step = nextStep(
    chain,
    round.region_code as RegionCode,
    placeOf(placed),
    entry.stage === 'draft' ? 0 : entry.step,
  )
  const stage = step === chain.length ? ('received' as const) : ('submitted' as const)
  const saved = await saveEntryRow(context, placed, { stage, step, submitted_at: now, answer_by: null })
  await keepAct(context, saved, { kind: 'submitted', reason: input.despite })
  const at = chain[step]
  await tellApplicant(
    context,
    saved,
    { zh: `已提交：${round.title}`, en: `Handed in: ${round.title}` },
    at
      ? { zh: `现在由“${at.name.zh}”办理。`, en: `Next: ${at.name.en}.` }
      : { zh: '现在由主管部门审核资格。', en: 'The office screens it next.' },
  )
  await tellDesks(context, round, entry, saved)
  record({
    kind: 'selection/entry-submitted',
    subject: { kind: 'entry', id: entry.id },
    regionCode: saved.region_code,
    day: today,
    data: { roundId: round.id, outcome },
  })
  return { entryId: entry.id, version: saved.version, stage }
}

/** Until the list is sealed an applicant may step back. */
const mayStillLeave = (round: RoundRow): boolean => ['open', 'screening', 'reviewing', 'ranking'].includes(round.stage)

export const withdrawEntry: Handler<typeof contract.withdrawEntry> = async (context, input) => {
  const { today, record } = context
  const { entry, round } = await lockEntry(context, input, true)
  if (entry.stage === 'refused' || entry.stage === 'withdrawn' || !mayStillLeave(round))
    refuseNow('selection/entry-over')
  const saved = await saveEntryRow(context, entry, { stage: 'withdrawn', answer_by: null })
  await keepAct(context, saved, { kind: 'withdrawn', reason: input.reason })
  await notAsked(context, saved)
  await tellDesks(context, round, entry, saved)
  record({
    kind: 'selection/entry-withdrawn',
    subject: { kind: 'entry', id: entry.id },
    regionCode: entry.region_code,
    day: today,
  })
  return { entryId: entry.id, version: saved.version, stage: 'withdrawn' as const }
}
