import type { Context } from '#kernel/context.ts'
import { type Day, formatDay, parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { notify, withdrawNotice } from '#modules/notices/public.ts'
import { attachEvidence, barEvidence } from '#modules/workforce/attach-evidence.ts'
import { placeOf } from '#modules/workforce/commands/apply-proposal.ts'
import { lockFile } from '#modules/workforce/commands/lock-file.ts'
import { refuseAt } from '#modules/workforce/commands/read-file.ts'
import type { WorkerRow } from '#modules/workforce/commands/read-proposal.ts'
import type * as contract from '#modules/workforce/contract-bar.ts'
import { type Bar, isStanding, lifted } from '#modules/workforce/domain/bar.ts'
import { saveChanges } from '#modules/workforce/store.ts'
import { workforce } from '#modules/workforce/tables.ts'

const notice = 'workforce/barred'

const barOf = (file: WorkerRow): Bar | null =>
  file.disqualified_from
    ? { fromOn: file.disqualified_from as Day, untilOn: file.disqualified_until as Day | null }
    : null

/** A decision that someone may not practise: shown on their page, and asked for by every rule that asks `person.disqualified`. */
export const barWorker: Handler<typeof contract.barWorker> = async (context, input) => {
  const { query, now, today, record } = context
  const { fromOn, untilOn, reason, evidenceIds } = input
  const file = await lockFile(context, input)
  if (file.person_id === context.actor.personId) refuseNow('workforce/not-ones-own')
  if (isStanding(barOf(file), today)) refuseNow('workforce/barred-already')
  if (fromOn > today) refuseAt('fromOn', 'day-in-future')
  if (untilOn !== null && untilOn <= fromOn) refuseAt('untilOn', 'days-crossed')
  if (evidenceIds.length === 0) refuseAt('evidenceIds', 'bar-evidence-needed')
  const version = await save(context, file, { bar: { fromOn, untilOn } as Bar, reason, why: reason, evidenceIds })
  await notify(
    { query, now },
    {
      personId: file.person_id,
      key: notice,
      title: { zh: '登记了禁止从业', en: 'You are barred from practice' },
      body: {
        zh: `自${formatDay(parseDay(fromOn), 'zh')}起${untilOn ? `至${formatDay(parseDay(untilOn), 'zh')}前` : ''}不得从业，原因和依据见本人档案；有异议的，向县级主管部门提出。`,
        en: `From ${formatDay(parseDay(fromOn), 'en')}${untilOn ? ` until ${formatDay(parseDay(untilOn), 'en')}` : ''} you may not practise; why stands in your file. If you disagree, turn to the county office.`,
      },
      link: '/people/me',
      dueOn: null,
    },
  )
  record({
    kind: 'workforce/worker-barred',
    subject: { kind: 'person', id: file.person_id },
    regionCode: file.region_code,
    day: fromOn,
    ...(untilOn && { data: { until: untilOn } }),
  })
  return { personId: file.person_id, version }
}

/** It no longer holds from a day on; what was decided meanwhile stands. */
export const liftBar: Handler<typeof contract.liftBar> = async (context, input) => {
  const { query, now, today, record } = context
  const file = await lockFile(context, input)
  if (file.person_id === context.actor.personId) refuseNow('workforce/not-ones-own')
  const bar = barOf(file)
  if (!isStanding(bar, today)) return refuseNow('workforce/not-barred')
  if (input.on > today) refuseAt('on', 'day-in-future')
  if (input.evidenceIds.length === 0) refuseAt('evidenceIds', 'bar-evidence-needed')
  const left = lifted(bar, input.on as Day)
  const version = await save(context, file, {
    bar: left,
    reason: left && file.disqualified_reason,
    why: input.reason,
    evidenceIds: input.evidenceIds,
  })
  await withdrawNotice({ query, now }, file.person_id, notice)
  record({
    kind: 'workforce/bar-lifted',
    subject: { kind: 'person', id: file.person_id },
    regionCode: file.region_code,
    day: input.on,
  })
  return { personId: file.person_id, version }
}

async function save(
  context: Context,
  file: WorkerRow,
  { bar, reason, why, evidenceIds }: { bar: Bar | null; reason: string | null; why: string; evidenceIds: string[] },
): Promise<number> {
  const { db, query, now } = context
  const version = file.version + 1
  await workforce(db)
    .updateTable('workforce.worker')
    .set({
      disqualified_from: bar?.fromOn ?? null,
      disqualified_until: bar?.untilOn ?? null,
      disqualified_reason: reason,
      version,
      changed_at: now,
    })
    .where('person_id', '=', file.person_id)
    .execute()
  await attachEvidence(query, evidenceIds, { personId: file.person_id, usedFor: barEvidence, usedBy: file.person_id })
  await saveChanges(context, [
    {
      personId: file.person_id,
      place: placeOf(file),
      about: 'status',
      act: 'change',
      subjectId: file.person_id,
      ground: 'status',
      before: { barred: barOf(file) },
      after: { barred: bar, reason: why },
    },
  ])
  return version
}
