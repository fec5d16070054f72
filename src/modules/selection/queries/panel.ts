import type { Handler } from '#kernel/http.ts'
import { basisWords } from '#kernel/packs/explain.ts'
import { personNames } from '#modules/identity/public.ts'
import { organisationNames } from '#modules/organisations/public.ts'
import { drawable } from '#modules/selection/commands/panel.ts'
import type * as contract from '#modules/selection/contract-judging.ts'
import {
  assignmentsOf,
  type ConflictRow,
  conflictsIn,
  entriesOf,
  expertsOf,
  fieldNames,
  fieldsOf,
  judgedSheets,
  namesOfEntries,
  officeRound,
  panelRule,
  sheetShown,
} from '#modules/selection/judging.ts'
import { outsiders } from '#modules/selection/outside-experts.ts'
import { scoresOf } from '#modules/selection/scores.ts'

export const conflictShown = (one: ConflictRow) => ({
  kind: one.kind,
  source: one.source,
  about: one.about,
  from: one.from_on,
  until: one.until_on,
})

/** The panel of a round: who is asked, what bars whom, and how far each sheet is. */
export const panel: Handler<typeof contract.panel> = async (context, { roundId }) => {
  const { db, query, today } = context
  const round = await officeRound(context, roundId)
  const [entries, experts, conflicts, assignments, { candidates, outside }, scores, blind, open] = await Promise.all([
    entriesOf(context, round),
    expertsOf(context, round.id),
    conflictsIn(context, round.id),
    assignmentsOf(context, round.id),
    drawable(context, round),
    scoresOf(context, round),
    query<{ entry_id: string }>('select entry_id from selection.blind_text where round_id = $1', [round.id]),
    query<{ entry_id: string }>(
      `select v.entry_id from selection.entry_evidence v join selection.entry e on e.id = v.entry_id and e.round_id = $1
        where not exists (select from selection.blind_evidence b where b.entry_id = v.entry_id and b.evidence_id = v.evidence_id)`,
      [round.id],
    ),
  ])
  const invited = await outsiders(context)
  const outsideBody = new Map(invited.map((one) => [one.personId, one.body]))
  const [names, bodies, called] = await Promise.all([
    personNames(query, [...experts.map((one) => one.person_id), ...invited.map((one) => one.personId)]),
    organisationNames(
      db,
      experts.flatMap((one) => one.organisation_id ?? []),
    ),
    namesOfEntries(context, entries),
  ])
  const rule = panelRule(context, round)
  const basis = rule.bases['employerYears']
  const inFields = Map.groupBy(
    entries.flatMap((entry) => fieldsOf(entry) ?? []),
    (code) => code,
  )
  const fields = (codes: readonly string[]) => fieldNames(context, codes)
  const confirmed = new Set(blind.map((one) => one.entry_id))
  return {
    title: round.title,
    stage: round.stage,
    entries: entries.length,
    called: entries.map((one) => ({ entryId: one.id, name: called.get(one.id)! })),
    fields: [...inFields]
      .map(([code, some]) => ({ code, name: fields([code])[0]!, entries: some.length }))
      .toSorted((a, b) => b.entries - a.entries),
    sheets: judgedSheets(round).map((sheet) => {
      const own = assignments.filter((one) => one.sheet === sheet.code)
      const wanted = scores.flatMap((one) => one.perSheet.find((each) => each.sheet === sheet.code)?.wanted ?? [])
      return {
        ...sheetShown(round, sheet),
        done: own.filter((one) => one.stage === 'done').length,
        given: own.length,
        wanted: wanted.length > 0 ? wanted.reduce((sum, one) => sum + one, 0) : sheet.scorers * entries.length,
        overdue: own.filter((one) => one.stage === 'given' && one.due_on !== null && one.due_on < today).length,
        unconfirmed: sheet.blind ? entries.filter((one) => !confirmed.has(one.id)).length : 0,
        evidenceOpen: sheet.blind ? open.filter((one) => called.has(one.entry_id)).length : 0,
      }
    }),
    experts: experts.map((one) => {
      const own = assignments.filter(({ expert_id }) => expert_id === one.id)
      return {
        expertId: one.id,
        personId: one.person_id,
        name: names.get(one.person_id) ?? '',
        organisationName: bodies.get(one.organisation_id ?? '') ?? outsideBody.get(one.person_id) ?? '',
        fields: fields(one.fields),
        stage: one.stage,
        drawn: one.drawn && { ...one.drawn, fields: fields(one.drawn.fields) },
        reason: one.reason,
        answerBy: one.answer_by,
        late: one.stage === 'asked' && one.answer_by !== null && one.answer_by < today,
        endedBecause: one.ended_because,
        given: own.length,
        done: own.filter(({ stage }) => stage === 'done').length,
        conflicts: conflicts
          .filter(({ expert_id }) => expert_id === one.id)
          .map((row) => ({ ...conflictShown(row), entryId: row.entry_id, entry: called.get(row.entry_id) ?? '—' })),
        version: one.version,
      }
    }),
    outsiders: invited
      .filter((one) => !experts.some((expert) => expert.person_id === one.personId))
      .map(({ personId, body }) => ({ personId, name: names.get(personId) ?? '', body })),
    pool: { people: candidates.length, outside, names: rule.value.pools.map((one) => one.name) },
    rule: {
      employerYears: rule.value.employerYears,
      basis: basis ? basisWords(basis) : null,
      certainty: basis?.certainty ?? null,
    },
  }
}
