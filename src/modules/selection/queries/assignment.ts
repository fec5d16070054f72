import type { Handler } from '#kernel/http.ts'
import { personNames } from '#modules/identity/public.ts'
import type * as contract from '#modules/selection/contract-judging.ts'
import { dearerBy, type Prices, specialty } from '#modules/selection/domain/assign.ts'
import { proposedBlind } from '#modules/selection/blind-words.ts'
import {
  fieldNames,
  fieldsOf,
  judgedSheet,
  namesOfEntries,
  officeEntry,
  officeRound,
  sheetShown,
} from '#modules/selection/judging.ts'
import { aboutWhat, blindEvidenceOf } from '#modules/selection/judged-evidence.ts'
import { pairing } from '#modules/selection/pairing.ts'
import { conflictShown } from '#modules/selection/queries/panel.ts'
import { evidenceOf } from '#modules/workforce/public.ts'

interface RunRow {
  status: string
  objective: number
  bound: string
  milliseconds: number
  pairs: number
  prices: Prices
  run_at: Date
  run_by: string
}

const lastRun = async (
  { query }: { query: <Row>(text: string, values?: unknown[]) => Promise<Row[]> },
  roundId: string,
  sheet: string,
) =>
  (
    await query<RunRow>(
      'select * from selection.assigning where round_id = $1 and sheet = $2 order by run_at desc, id desc limit 1',
      [roundId, sheet],
    )
  )[0]

/** Who judges what on a sheet, what the solver proved, and for which entries nobody could be found. */
export const assignment: Handler<typeof contract.assignment> = async (context, input) => {
  const { query, today } = context
  const round = await officeRound(context, input.roundId)
  const sheet = judgedSheet(round, input.sheet)
  const [found, run, slots] = await Promise.all([
    pairing(context, round, sheet),
    lastRun(context, round.id, sheet.code),
    query<{ entry_id: string; starts_at: Date; minutes: number; room: string }>(
      'select entry_id, starts_at, minutes, room from selection.defence where round_id = $1 and sheet = $2',
      [round.id, sheet.code],
    ),
  ])
  const { entries, experts, conflicts, active, needs, offers } = found
  const [names, called] = await Promise.all([
    personNames(query, [...experts.map((one) => one.person_id), run?.run_by ?? null]),
    namesOfEntries(context, entries),
  ])
  const nameOf = new Map(experts.map((one) => [one.id, names.get(one.person_id) ?? '']))
  const accepted = new Set(offers.map((one) => one.expertId))
  return {
    sheet: sheetShown(round, sheet),
    run: run
      ? {
          status: run.status,
          objective: run.objective,
          bound: Number(run.bound),
          milliseconds: run.milliseconds,
          pairs: run.pairs,
          runAt: run.run_at.toISOString(),
          runBy: names.get(run.run_by) ?? '',
        }
      : null,
    entries: entries.map((entry, at) => {
      const slot = slots.find((one) => one.entry_id === entry.id)
      return {
        entryId: entry.id,
        name: called.get(entry.id)!,
        fields: fieldNames(context, fieldsOf(entry) ?? []),
        wanted: needs[at]!.wanted,
        isApart: needs[at]!.isApart,
        pairs: active
          .filter((one) => one.entry_id === entry.id)
          .map((one) => ({
            assignmentId: one.id,
            expertId: one.expert_id,
            name: nameOf.get(one.expert_id) ?? '',
            // Withdrawn ones are not among them.
            stage: one.stage as 'given' | 'done',
            source: one.source,
            reason: one.reason,
            dueOn: one.due_on,
            late: one.stage === 'given' && one.due_on !== null && one.due_on < today,
            version: one.version,
          })),
        short: needs[at]!.needs,
        barred: new Set(
          conflicts
            .filter((one) => one.entry_id === entry.id && accepted.has(one.expert_id))
            .map((one) => one.expert_id),
        ).size,
        defence: slot ? { startsAt: slot.starts_at.toISOString(), minutes: slot.minutes, room: slot.room } : null,
      }
    }),
    loads: offers
      .map((one) => ({ expertId: one.expertId, name: nameOf.get(one.expertId)!, load: one.load, most: one.most }))
      .toSorted((a, b) => b.load - a.load),
  }
}

/** Of one entry: each expert of the panel, why chosen or why not. */
export const whyPairs: Handler<typeof contract.whyPairs> = async (context, input) => {
  const { query } = context
  const { entry, round } = await officeEntry(context, input.entryId)
  const sheet = judgedSheet(round, input.sheet)
  const [found, run] = await Promise.all([pairing(context, round, sheet), lastRun(context, round.id, sheet.code)])
  const need = found.needs.find((one) => one.entryId === entry.id) ?? {
    entryId: entry.id,
    fields: fieldsOf(entry),
    needs: 0,
  }
  const names = await personNames(
    query,
    found.experts.map((one) => one.person_id),
  )
  const called = await namesOfEntries(context, [entry])
  const personOf = new Map(found.experts.map((one) => [one.id, one]))
  const order = { chosen: 0, possible: 1, full: 2, barred: 3 }
  return {
    entry: called.get(entry.id)!,
    experts: found.offers
      .map((offer) => {
        const expert = personOf.get(offer.expertId)!
        const conflicts = found.conflicts.filter((one) => one.entry_id === entry.id && one.expert_id === offer.expertId)
        const chosen = found.active.some((one) => one.entry_id === entry.id && one.expert_id === offer.expertId)
        const dearer = run ? dearerBy(run.prices, need, offer) : undefined
        const state = chosen
          ? ('chosen' as const)
          : conflicts.length > 0
            ? ('barred' as const)
            : offer.load >= offer.most
              ? ('full' as const)
              : ('possible' as const)
        return {
          expertId: offer.expertId,
          name: names.get(expert.person_id) ?? '',
          state,
          conflicts: conflicts.map(conflictShown),
          specialty: specialty(need, offer),
          fields: fieldNames(context, expert.fields),
          load: offer.load,
          most: offer.most,
          recent: offer.recent,
          dearerBy: state === 'possible' || state === 'full' ? (dearer ?? null) : null,
        }
      })
      .toSorted((a, b) => order[a.state] - order[b.state] || (a.dearerBy ?? 0) - (b.dearerBy ?? 0)),
  }
}

/** What reviewers of a blind sheet will read of an entry: confirmed, or proposed. */
export const blindTexts: Handler<typeof contract.blindTexts> = async (context, { entryId }) => {
  const { query } = context
  const { entry, round } = await officeEntry(context, entryId)
  const [proposed, [kept], called, rows, files, answers] = await Promise.all([
    proposedBlind(context, entry, round),
    query<{ version: number; texts: Record<string, string>; confirmed_by: string }>(
      'select version, texts, confirmed_by from selection.blind_text where entry_id = $1',
      [entryId],
    ),
    namesOfEntries(context, [entry]),
    query<{ evidenceId: string; about: string }>(
      `select evidence_id as "evidenceId", about from selection.entry_evidence where entry_id = $1 order by added_at, evidence_id`,
      [entryId],
    ),
    evidenceOf(query, [entryId]),
    blindEvidenceOf(context, entryId),
  ])
  const names = await personNames(query, [kept?.confirmed_by ?? null])
  const file = (id: string | null | undefined) => {
    const found = (files.get(entryId) ?? []).find((one) => one.evidenceId === id)
    return found ? { evidenceId: found.evidenceId, kind: found.kind, bytes: found.bytes } : null
  }
  return {
    entry: called.get(entry.id)!,
    version: kept?.version ?? 0,
    confirmedBy: kept ? (names.get(kept.confirmed_by) ?? '') : null,
    parts: proposed.map((one) => ({ ...one, text: kept?.texts[one.key] ?? one.text })),
    copyFor: entry.person_id ?? entry.created_by,
    evidence: rows.flatMap(({ evidenceId, about }) => {
      const piece = file(evidenceId)
      const said = answers.find((one) => one.evidence_id === evidenceId)
      return piece
        ? [
            {
              ...piece,
              about: aboutWhat(round, about),
              answer: said?.answer ?? null,
              copy: file(said?.copy_id),
              version: said?.version ?? 0,
            },
          ]
        : []
    }),
  }
}
