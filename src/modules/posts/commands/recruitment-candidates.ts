import type { Context } from '#kernel/context.ts'
import { type Day, parseDay, yearsBetween } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import type { Facts } from '#kernel/packs/decide.ts'
import { readIdentityNumber, withoutOldForm } from '#kernel/persons/identity-number.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { lastFour } from '#kernel/vault/keyed-hash.ts'
import { organisationNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/posts/contract.ts'
import { findPeople } from '#modules/posts/people.ts'
import { type AskedFact, askedFacts, type Judged, judge } from '#modules/posts/recruitment-rules.ts'
import {
  type CandidateRow,
  findRound,
  keepDecision,
  findCandidate,
  lockOpenRound,
  type PlaceRow,
  type RoundRow,
  saveCandidate,
  stageOf,
} from '#modules/posts/recruitment-store.ts'
import { refuseAt } from '#modules/posts/store.ts'
import { posts } from '#modules/posts/tables.ts'
import { similarWorkers } from '#modules/workforce/public.ts'

type Of<E extends keyof typeof contract> = (typeof contract)[E]
type Given = Parameters<Handler<Of<'checkCandidate'>>>[1]
type Stated = Given['stated']

/** What a place asks for in the way of certificates. */
export const wantedBy = (place: PlaceRow) => ({ certificate: place.certificate, level: place.certificate_level })

interface Applicant {
  personId: string | null
  name: string
  /** Normalised. */
  identityNumber: string | null
  known: Facts
  bornOn: Day | null
  sex: 'male' | 'female' | 'unknown'
}

async function placeOf({ db }: Pick<Context, 'db'>, round: RoundRow, placeId: string): Promise<PlaceRow> {
  const place = await posts(db)
    .selectFrom('posts.recruitment_place')
    .selectAll()
    .where('id', '=', placeId)
    .where('recruitment_id', '=', round.id)
    .executeTakeFirst()
  return place && place.places > 0 ? place : refuseAt('placeId', 'place-not-open')
}

/** What the registry knows of somebody on the last day of sign-up, of what is asked. */
async function knownOf({ house, query }: Pick<Context, 'house' | 'query'>, personId: string, on: Day): Promise<Facts> {
  const facts = await house.factsOf(query, [personId], on)
  return facts.get(personId) ?? {}
}

const onlyAsked = (facts: Facts, asked: readonly AskedFact[]): Facts =>
  Object.fromEntries(asked.flatMap(({ fact }) => (facts[fact] === undefined ? [] : [[fact, facts[fact]]])))

/** Somebody of the registry, or a name and a number that can be one. */
async function readApplicant(context: Context, round: RoundRow, given: Given): Promise<Applicant> {
  const on = parseDay(round.sign_up_until)
  if (given.personId) {
    const person = (await findPeople(context, [given.personId])).get(given.personId)
    if (!person) return refuseAt('personId', 'person-not-found')
    const known = await knownOf(context, given.personId, on)
    return { personId: given.personId, name: person.name, identityNumber: null, known, bornOn: null, sex: 'unknown' }
  }
  if (given.name === '') refuseAt('name', 'name-needed')
  const read = readIdentityNumber(withoutOldForm(given.identityNumber), context.today)
  if (!read.ok)
    return refuseNow('kernel/invalid-input', { count: 1 }, [
      { field: 'identityNumber', code: `workforce/number-${read.why}` },
    ])
  return {
    personId: null,
    name: given.name,
    identityNumber: read.number,
    known: { 'person.age': yearsBetween(read.bornOn, on), 'person.sex': read.sex },
    bornOn: read.bornOn,
    sex: read.sex,
  }
}

/** What the officer saw on paper: only what is asked and not known, and only what can be said of it. */
function readStated(stated: Stated, asked: readonly AskedFact[], known: Facts): Facts {
  const open = asked.filter(({ fact }) => known[fact] === undefined)
  return Object.fromEntries(
    Object.entries(stated).flatMap(([fact, value]) => {
      const one = open.find((other) => other.fact === fact)
      if (!one) return []
      const fits =
        one.kind === 'number'
          ? typeof value === 'number' && value >= 0
          : one.kind === 'yes-no'
            ? typeof value === 'boolean'
            : one.codes.some(({ code }) => code === value)
      return fits ? [[fact, value]] : refuseAt('stated', 'stated-wrong', { name: one.name.zh })
    }),
  )
}

/** The whole look at an applicant for a place: what is known, what was said, and what the conditions make of it. */
function lookAt(context: Context, round: RoundRow, place: PlaceRow, all: Facts, stated: Stated) {
  const { packs } = context.house
  const on = parseDay(round.sign_up_until)
  const wanted = wantedBy(place)
  const asked = askedFacts(packs, round.rules, wanted, round.region_code as RegionCode, on)
  const known = onlyAsked(all, asked)
  const said = readStated(stated, asked, known)
  return { known, stated: said, asked, judged: judge(packs, round.rules, wanted, { ...said, ...known }, on) }
}

/** A look as a screen shows it. */
export const judgedShown = (judged: Judged, asked: readonly AskedFact[], known: Facts, stated: Facts) => ({
  outcome: judged.outcome,
  preferred: judged.preferred,
  conditions: judged.conditions,
  asked: asked.map((one) => ({
    ...one,
    known: known[one.fact] !== undefined,
    value: (known[one.fact] ?? stated[one.fact] ?? null) as string | number | boolean | null,
  })),
})

async function similarTo(context: Context, round: RoundRow, one: Applicant) {
  if (one.personId) return { known: [], elsewhere: false }
  return similarWorkers(context, { ...one, phone: null, regionCode: round.region_code as RegionCode })
}

async function isSignedUp({ db, house }: Context, round: RoundRow, one: Applicant): Promise<boolean> {
  const of = posts(db).selectFrom('posts.candidate').select('id').where('recruitment_id', '=', round.id)
  const row = await (
    one.personId
      ? of.where('person_id', '=', one.personId)
      : of.where('identity_number_hash', '=', house.vault.searchHash('identity-number', one.identityNumber!))
  ).executeTakeFirst()
  return row !== undefined
}

/** The conditions met, unmet and unknown, and who it might be, before anything is written. */
export const checkCandidate: Handler<Of<'checkCandidate'>> = async (context, input) => {
  const round = await findRound(context, input.recruitmentId)
  const place = await placeOf(context, round, input.placeId)
  const one = await readApplicant(context, round, input)
  const look = lookAt(context, round, place, one.known, input.stated)
  const [similar, signedUp] = [await similarTo(context, round, one), await isSignedUp(context, round, one)]
  const names = await organisationNames(
    context.db,
    similar.known.flatMap(({ organisationId }) => organisationId ?? []),
  )
  context.about({ subject: { kind: 'recruitment', id: round.id } })
  return {
    ...judgedShown(look.judged, look.asked, look.known, look.stated),
    similar: similar.known.map(({ personId, person, organisationId, likeness }) => ({
      personId,
      name: person.name,
      organisationName: organisationId ? (names.get(organisationId) ?? '') : '',
      certain: likeness.level === 'certain',
    })),
    elsewhere: similar.elsewhere,
    signedUp,
  }
}

/** Puts a candidate on the list. Who does not meet a condition is not put there; who may is, and the check of qualifications settles it. */
export const signUpCandidate: Handler<Of<'signUpCandidate'>> = async (context, input) => {
  const { house, db, actor, now, today, record } = context
  const round = await lockOpenRound(context, input.recruitmentId)
  if (stageOf({ round })?.kind !== 'sign-up' || today > round.sign_up_until) refuseNow('posts/sign-up-over')
  const place = await placeOf(context, round, input.placeId)
  const one = await readApplicant(context, round, input)
  if (await isSignedUp(context, round, one)) refuseAt(one.personId ? 'personId' : 'identityNumber', 'signed-up-already')
  const similar = await similarTo(context, round, one)
  if (similar.known.some(({ likeness }) => likeness.level === 'certain')) refuseAt('identityNumber', 'in-registry')
  const unseen = similar.known.filter(
    ({ personId, likeness }) => likeness.level === 'likely' && !input.notTheSameAs.includes(personId),
  )
  if (unseen.length > 0) refuseNow('posts/possibly-the-same', { count: unseen.length })
  const { known, stated, judged } = lookAt(context, round, place, one.known, input.stated)
  if (judged.outcome === 'unmet') refuseNow('posts/entry-not-met')

  const [last] = await context.query<{ number: number | null }>(
    'select max(number) as number from posts.candidate where recruitment_id = $1',
    [round.id],
  )
  const number = (last?.number ?? 0) + 1
  const candidateId = newId<'candidate'>(now)
  const sealed = { table: 'posts.candidate', column: 'identity_number', rowId: candidateId }
  await posts(db)
    .insertInto('posts.candidate')
    .values({
      id: candidateId,
      recruitment_id: round.id,
      place_id: place.id,
      region_code: round.region_code,
      organisation_id: place.organisation_id,
      number,
      person_id: one.personId,
      name: one.name,
      identity_number_sealed: one.identityNumber ? house.vault.seal(sealed, one.identityNumber) : null,
      identity_number_hash: one.identityNumber ? house.vault.searchHash('identity-number', one.identityNumber) : null,
      identity_number_last4: one.identityNumber ? lastFour(one.identityNumber) : null,
      known: JSON.stringify(known) as never,
      stated: JSON.stringify(stated) as never,
      outcome: judged.outcome,
      preferred: judged.preferred === true,
      withdrawn_at: null,
      withdrawn_on: null,
      lot: null,
      incumbency_id: null,
      signed_up_by: actor.personId,
      signed_up_at: now,
    })
    .execute()
  record({
    kind: 'posts/candidate-signed-up',
    subject: { kind: 'candidate', id: candidateId },
    regionCode: round.region_code,
    day: today,
    data: { recruitmentId: round.id, outcome: judged.outcome },
  })
  return { candidateId, number, outcome: judged.outcome }
}

/** A candidate of an open round that nothing ended yet, with the round's lock. */
async function lockRunning(context: Context, candidateId: string, version: number) {
  const before = await findCandidate(context, candidateId)
  const round = await lockOpenRound(context, before.recruitment_id)
  const row: CandidateRow = await findCandidate(context, candidateId)
  if (row.version !== version) refuseNow('kernel/changed-meanwhile')
  if (row.incumbency_id) refuseNow('posts/candidate-appointed')
  if (row.withdrawn_at) refuseNow('posts/withdrawn-already')
  return { round, row }
}

/** Papers came in, or the registry knows more by now: looked at again. */
export const stateFacts: Handler<Of<'stateFacts'>> = async (context, input) => {
  const { today, record } = context
  const { round, row } = await lockRunning(context, input.candidateId, input.basedOnVersion)
  const place = await placeOf(context, round, row.place_id)
  const all = row.person_id ? await knownOf(context, row.person_id, parseDay(round.sign_up_until)) : row.known
  const { known, stated, judged } = lookAt(context, round, place, all, input.stated)
  const version = await saveCandidate(context, row, {
    known,
    stated,
    outcome: judged.outcome,
    preferred: judged.preferred === true,
  })
  record({
    kind: 'posts/candidate-looked-at',
    subject: { kind: 'candidate', id: row.id },
    regionCode: round.region_code,
    day: today,
    data: { outcome: judged.outcome },
  })
  return { candidateId: row.id, version, outcome: judged.outcome }
}

export const withdrawCandidate: Handler<Of<'withdrawCandidate'>> = async (context, input) => {
  const { today, record } = context
  const { round, row } = await lockRunning(context, input.candidateId, input.basedOnVersion)
  const version = await saveCandidate(context, row, { withdrawn_at: round.stage, withdrawn_on: today })
  await keepDecision(context, round, {
    kind: 'withdrawal',
    candidateId: row.id,
    value: round.stage,
    reason: input.reason,
  })
  record({
    kind: 'posts/candidate-withdrew',
    subject: { kind: 'candidate', id: row.id },
    regionCode: round.region_code,
    day: today,
    data: { stage: round.stage },
  })
  return { candidateId: row.id, version }
}
