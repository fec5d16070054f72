import type { Context } from '#kernel/context.ts'
import { gate, inTransaction } from '#kernel/database.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { personNames } from '#modules/identity/public.ts'
import { organisationNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/assessment/contract.ts'
import { opensAt, schemeShown } from '#modules/assessment/rules.ts'
import { type ParticipantRow, type RoundRow, scored, sheetsOf } from '#modules/assessment/store.ts'

type Whole = OutputOf<typeof contract.mine>['current'][number]

interface AppealRow {
  id: string
  version: number
  reason: string
  made_at: Date
  due_on: string | null
  grade_before: string
  grade_after: string | null
  upheld: boolean | null
  answer: string | null
  decided_at: Date | null
  decided_by: string | null
}

const numberOr = (value: unknown): number | null => (typeof value === 'number' ? value : null)
/** What a person is shown of what was done about them: not who proposed what before it was confirmed. */
const shownToOneself = new Set([
  'summary-handed-in',
  'exempted',
  'included',
  'confirmed',
  'appealed',
  'appeal-decided',
  'sealed',
])

/**
 * Everything about one person in a round. While scores are given nobody sees any; the person sees them once told; few colleagues' scores are
 * never shown by themselves, though they count.
 */
export async function wholeOf(
  context: Pick<Context, 'query' | 'db' | 'house'>,
  round: RoundRow,
  one: ParticipantRow,
  own: boolean,
): Promise<Whole> {
  const { query, db, house } = context
  const [sheets, [appeal], decisions, adjustments, organisations] = await Promise.all([
    inTransaction(house.gatePool, gate, (at) => sheetsOf(at, [one.id])),
    query<AppealRow>('select * from assessment.appeal where participant_id = $1', [one.id]),
    query<{ act: string; grade: string | null; note: string | null; by_id: string; at: Date }>(
      'select act, grade, note, by_id, at from assessment.decision where participant_id = $1 order by at desc, id desc',
      [one.id],
    ),
    query<{ fact: string; before: unknown; after: unknown; found_on: string }>(
      'select fact, before, after, found_on from assessment.adjustment where participant_id = $1 order by found_on desc',
      [one.id],
    ),
    organisationNames(db, [one.organisation_id]),
  ])
  const names = await personNames(query, [
    one.person_id,
    appeal?.decided_by ?? null,
    ...decisions.map((row) => row.by_id),
  ])
  const told = round.stage === 'told' || round.stage === 'sealed'
  const shown = own ? told : told || round.stage === 'proposing'
  const { points, total } = scored(round.scheme, [one], sheets).get(one.id)!
  return {
    participantId: one.id,
    roundId: round.id,
    title: round.title,
    year: round.year,
    stage: round.stage,
    personId: one.person_id,
    name: names.get(one.person_id) ?? '',
    organisationName: organisations.get(one.organisation_id) ?? '',
    exemptCode: one.exempt_code,
    exemptNote: one.exempt_note,
    summary: own || one.summary_at ? one.summary : '',
    summaryAt: one.summary_at && one.summary_at.toISOString(),
    figuresOn: one.figures_on,
    scheme: schemeShown(house.packs, round.scheme),
    items: points.map((item, index) => {
      const { fact, by } = round.scheme.items[index]!
      const few = by === 'peer' && item.sheets !== null && item.sheets > 0 && item.sheets < round.scheme.peersShownFrom
      const hidden = fact
        ? null
        : !shown
          ? {
              zh: own ? '结果告知后可见' : '评分结束后可见',
              en: own ? 'shown once you are told' : 'shown once scoring has ended',
            }
          : few
            ? {
                zh: `评分不足 ${round.scheme.peersShownFrom} 人，计入总分但不单独显示`,
                en: `fewer than ${round.scheme.peersShownFrom} scored; it counts but is not shown`,
              }
            : null
      return {
        code: item.code,
        points: hidden ? null : item.points,
        figure: fact ? numberOr(one.figures[fact]) : null,
        opens: fact ? opensAt(fact, one.person_id, round.year) : null,
        sheets: shown ? item.sheets : null,
        hidden,
      }
    }),
    total: shown && one.exempt_code === null ? (one.total ?? total) : null,
    grade: own ? one.grade : (one.grade ?? one.proposed_grade),
    proposedNote: shown ? one.proposed_note : null,
    appeal: appeal
      ? {
          appealId: appeal.id,
          reason: appeal.reason,
          madeAt: appeal.made_at.toISOString(),
          dueOn: appeal.due_on,
          gradeBefore: appeal.grade_before,
          gradeAfter: appeal.grade_after,
          upheld: appeal.upheld,
          answer: appeal.answer,
          answeredAt: appeal.decided_at && appeal.decided_at.toISOString(),
          answeredByName: appeal.decided_by && (names.get(appeal.decided_by) ?? ''),
          version: appeal.version,
        }
      : null,
    appealsUntil: round.appeals_until,
    selfUntil: round.self_until,
    adjustments: adjustments.map((row) => ({
      fact: house.packs.facts[row.fact] ?? { zh: row.fact, en: row.fact },
      before: numberOr(row.before),
      after: numberOr(row.after),
      foundOn: row.found_on,
    })),
    history: decisions
      .filter((row) => !own || shownToOneself.has(row.act))
      .map((row) => ({
        act: row.act,
        grade: row.grade,
        note: row.note,
        byName: names.get(row.by_id) ?? '',
        at: row.at.toISOString(),
      })),
    version: one.version,
  }
}
