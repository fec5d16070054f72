import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import type * as contract from '#modules/posts/contract.ts'
import { sitDown } from '#modules/posts/commands/take-post.ts'
import type { Entry, Stage } from '#modules/posts/domain/recruitment.ts'
import { findPeople } from '#modules/posts/people.ts'
import {
  keepDecision,
  findCandidate,
  lockOpenRound,
  readRound,
  type Round,
  saveCandidate,
  stageOf,
  standingsOf,
} from '#modules/posts/recruitment-store.ts'
import { lockPost, refuseAt } from '#modules/posts/store.ts'
import { posts } from '#modules/posts/tables.ts'
import { registerWorker } from '#modules/workforce/public.ts'

type Of<E extends keyof typeof contract> = (typeof contract)[E]
type Given = Parameters<Handler<Of<'enterResults'>>>[1]['entries'][number]

const same = (one: Entry, other: Entry) =>
  one.passed === other.passed && one.mark === other.mark && one.absent === other.absent

/** Does what is given say exactly what a stage of this kind takes? */
function fits({ kind }: Stage, { passed, mark, absent, cleared }: Given): boolean {
  const said = Number(passed !== null) + Number(mark !== null) + Number(absent) + Number(cleared)
  if (said !== 1) return false
  if (cleared) return true
  if (kind === 'score') return mark !== null || absent
  if (kind === 'pass') return passed !== null || absent
  return kind === 'public' && passed === false
}

/** Those of whom a stage can take an entry: who waits for one, has one, or stands on the public list. */
function takesEntry(of: Round, stage: Stage): (id: string) => boolean {
  const now = standingsOf(of)
  return (id) => {
    const standing = now.get(id)!
    if (of.entries.get(id)?.[stage.code]) return true
    return (
      standing.stage === stage.code &&
      (standing.state === 'waiting' || (stage.kind === 'public' && standing.state === 'in'))
    )
  }
}

/** Enters results of a stage, of one or of a whole list. What stands is corrected only with a reason, and what stood is kept. */
export const enterResults: Handler<Of<'enterResults'>> = async (context, input) => {
  const { db, actor, now, today, record } = context
  const round = await lockOpenRound(context, input.recruitmentId)
  const loaded = await readRound(context, round)
  const { stages } = round.rules
  const stage = stageOf({ round }, input.stage)
  const at = stages.findIndex((one) => one.code === input.stage)
  if (!stage || at > stages.findIndex((one) => one.code === round.stage)) return refuseAt('stage', 'stage-not-reached')
  const takes = takesEntry(loaded, stage)
  const isCheck = stages.find((one) => one.kind === 'pass') === stage

  const rows = []
  let corrected = 0
  for (const [index, given] of input.entries.entries()) {
    const candidate = loaded.candidates.find((one) => one.id === given.candidateId)
    if (!candidate) return refuseAt(`entries.${index}.candidateId`, 'candidate-not-found')
    if (!fits(stage, given)) refuseAt(`entries.${index}`, 'entry-wrong')
    if (candidate.incumbency_id) refuseNow('posts/candidate-appointed')
    if (!takes(candidate.id)) refuseAt(`entries.${index}`, 'not-in-stage', { number: candidate.number })
    const entry: Entry = {
      passed: given.passed,
      mark: given.mark === null ? null : Math.round(given.mark * 100),
      absent: given.absent,
    }
    const stands = loaded.entries.get(candidate.id)?.[stage.code]
    if (stands ? !given.cleared && same(stands, entry) : given.cleared) continue
    if (stands && input.reason === '') refuseAt('reason', 'correction-reason')
    if (isCheck && entry.passed && candidate.outcome === 'unmet') refuseNow('posts/entry-not-met')
    if (isCheck && entry.passed && candidate.outcome === 'unknown') {
      if (given.note === '') refuseAt(`entries.${index}.note`, 'unknown-needs-note', { number: candidate.number })
      await keepDecision(context, round, { kind: 'unknown-passed', candidateId: candidate.id, reason: given.note })
    }
    if (stands) corrected++
    rows.push({
      id: newId<'entry'>(now),
      recruitment_id: round.id,
      candidate_id: candidate.id,
      region_code: round.region_code,
      stage: stage.code,
      ...entry,
      cleared: given.cleared,
      note: given.note,
      reason: stands ? input.reason : '',
      entered_by: actor.personId,
      entered_at: now,
    })
  }
  if (new Set(rows.map((one) => one.candidate_id)).size < rows.length) refuseAt('entries', 'candidate-twice')
  if (rows.length > 0) await posts(db).insertInto('posts.recruitment_entry').values(rows).execute()
  record({
    kind: 'posts/recruitment-entered',
    subject: { kind: 'recruitment', id: round.id },
    regionCode: round.region_code,
    day: today,
    data: { stage: stage.code, entered: rows.length, corrected },
  })
  return { entered: rows.length, corrected }
}

/** Whoever is through takes the seat: with a file in the registry, made where there is none, and on probation where the rule says so. */
export const appointCandidate: Handler<Of<'appointCandidate'>> = async (context, input) => {
  const { house, record, about } = context
  const { recruitment_id: roundId } = await findCandidate(context, input.candidateId)
  const round = await lockOpenRound(context, roundId)
  const loaded = await readRound(context, round)
  const row = loaded.candidates.find((one) => one.id === input.candidateId)!
  const place = loaded.places.find((one) => one.id === row.place_id)!
  if (row.version !== input.basedOnVersion) refuseNow('kernel/changed-meanwhile')
  if (row.incumbency_id) refuseNow('posts/candidate-appointed')
  if (stageOf(loaded)?.kind !== 'post') refuseNow('posts/not-at-posting')
  if (standingsOf(loaded).get(row.id)?.state !== 'in') refuseNow('posts/not-through')

  const post = await lockPost(context, place.post_id)
  let { person_id: personId } = row
  if (personId) {
    if (!(await findPeople(context, [personId])).has(personId)) refuseNow('posts/person-not-found')
  } else {
    if (!input.system) return refuseAt('system', 'file-needs')
    if (!input.kind) return refuseAt('kind', 'file-needs')
    const identityNumber = house.vault.open(
      { table: 'posts.candidate', column: 'identity_number', rowId: row.id },
      row.identity_number_sealed!,
    )
    const file = {
      personId: null,
      name: row.name,
      sex: 'unknown' as const,
      bornOn: null,
      identityNumber,
      noNumberReason: null,
      phone: null,
      ethnicity: null,
      politicalStatus: null,
      system: input.system,
      kind: input.kind,
      fullTime: true,
      fields: [],
      specialties: [],
      regionCode: post.region_code as RegionCode,
      organisationId: post.organisation_id,
      employerId: post.employer_id,
      employment: [],
      education: [],
      titles: [],
      notTheSameAs: input.notTheSameAs,
    }
    personId = (await registerWorker(context, file, { source: 'registered', groundId: null })).personId
  }
  const { incumbencyId, probationUntil } = await sitDown(context, post, {
    personId,
    fromOn: input.fromOn,
    untilOn: null,
    main: true,
    probation: round.rules.probation,
    document: input.document,
  })
  const version = await saveCandidate(context, row, { person_id: personId, incumbency_id: incumbencyId })
  about({ subject: { kind: 'candidate', id: row.id } })
  record({
    kind: 'posts/candidate-appointed',
    subject: { kind: 'candidate', id: row.id },
    regionCode: round.region_code,
    day: input.fromOn,
    data: { recruitmentId: round.id, postId: post.id },
  })
  return { candidateId: row.id, version, personId, incumbencyId, probationUntil }
}
