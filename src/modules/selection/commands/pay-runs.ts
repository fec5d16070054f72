import { Readable } from 'node:stream'
import type { Context } from '#kernel/context.ts'
import { formatDay, parseDay } from '#kernel/days.ts'
import { NotAWorkbook, readSheet } from '#kernel/documents/lists.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { accountsOf, holderOf } from '#modules/selection/accounts.ts'
import type * as contract from '#modules/selection/contract.ts'
import { csvRows, readReturned } from '#modules/selection/domain/bank-return.ts'
import { linesOf, lockRun, reckon } from '#modules/selection/pay-store.ts'
import { selection } from '#modules/selection/tables.ts'

type RunRow = Awaited<ReturnType<typeof lockRun>>

async function turn({ db }: Context, run: RunRow, set: object): Promise<number> {
  await selection(db)
    .updateTable('selection.pay_run')
    .set({ ...set, version: run.version + 1 })
    .where('id', '=', run.id)
    .execute()
  return run.version + 1
}

const told = (context: Context, run: RunRow, kind: `selection/${string}`, data: object = {}) =>
  context.record({
    kind,
    subject: { kind: 'pay-run', id: run.id },
    regionCode: run.region_code,
    day: context.today,
    data: { ...data },
  })

/** What is due to every holder of a programme before a day, less what they had: reckoned anew, so that what was learned late is taken back here. */
export const proposeRun: Handler<typeof contract.proposeRun> = async (context, { place, code, ...given }) => {
  const { db, actor, now, today, record } = context
  if (actor.jurisdiction.kind !== 'region') return refuseNow('kernel/not-found')
  const untilOn = parseDay(given.untilOn)
  if (untilOn > today) refuseNow('selection/run-to-come', {}, [{ field: 'untilOn', code: 'selection/run-to-come' }])
  const regionCode = actor.jurisdiction.regionCode
  const titles = await selection(db)
    .selectFrom('selection.title as t')
    .innerJoin('selection.notice_entry as n', 'n.entry_id', 't.entry_id')
    .selectAll('t')
    .where('t.place', '=', place)
    .where('t.code', '=', code)
    .where('t.region_code', '=', regionCode)
    .where('t.stage', '=', 'held')
    .orderBy('t.decided_on')
    .orderBy('t.round_id')
    .orderBy('n.place')
    .execute()
  const lines = (await reckon(context, titles, untilOn)).filter((one) => one.amountFen !== 0)
  if (lines.length === 0) refuseNow('selection/nothing-to-pay')
  const id = newId<'pay-run'>(now)
  const saved = await selection(db)
    .insertInto('selection.pay_run')
    .values({
      id,
      region_code: regionCode,
      organisation_id: actor.organisationId,
      place,
      code,
      until_on: untilOn,
      proposed_by: actor.personId,
      proposed_at: now,
    })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!saved) refuseNow('selection/run-open-already')
  await selection(db)
    .insertInto('selection.pay_line')
    .values(
      lines.map(({ title, spans, dueFen, beforeFen, amountFen }, at) => ({
        id: newId(now),
        run_id: id,
        place: at + 1,
        title_id: title.id,
        region_code: title.region_code,
        person_id: title.person_id,
        organisation_id: title.organisation_id,
        spans: JSON.stringify(spans),
        due_fen: dueFen,
        before_fen: beforeFen,
        amount_fen: amountFen,
      })),
    )
    .execute()
  record({
    kind: 'selection/run-proposed',
    subject: { kind: 'pay-run', id },
    regionCode,
    day: today,
    data: { lines: lines.length },
  })
  return { runId: id, lines: lines.length }
}

/** Somebody else than who proposed it says yes or no. What is owed back stands from now on. */
export const approveRun: Handler<typeof contract.approveRun> = async (context, { runId, basedOnVersion, approved }) => {
  const { db, actor, now } = context
  const run = await lockRun(context, runId, basedOnVersion)
  if (run.stage !== 'proposed') refuseNow('selection/run-past-this')
  if (run.proposed_by === actor.personId) refuseNow('selection/run-own-proposal')
  told(context, run, approved ? 'selection/run-approved' : 'selection/run-dropped')
  if (!approved) return { version: await turn(context, run, { stage: 'dropped', closed_at: now }) }
  const lines = await linesOf(context, run.id)
  const titles = await selection(db)
    .selectFrom('selection.title')
    .selectAll()
    .where(
      'id',
      'in',
      lines.map((one) => one.title_id),
    )
    .execute()
  const now_ = new Map(
    (await reckon(context, titles, parseDay(run.until_on))).map((one) => [one.title.id, one.amountFen]),
  )
  // Between the proposal and the yes a fact may have come: nobody approves a sum that is no longer so.
  if (lines.some((one) => now_.get(one.title_id) !== one.amount_fen)) refuseNow('selection/run-outdated')
  const owed = lines.filter((one) => one.amount_fen < 0)
  if (owed.length > 0) {
    await selection(db)
      .updateTable('selection.pay_line')
      .set({ stage: 'carried' })
      .where(
        'title_id',
        'in',
        owed.map((one) => one.title_id),
      )
      .where('stage', '=', 'owed')
      .execute()
    await selection(db)
      .updateTable('selection.pay_line')
      .set({ stage: 'owed' })
      .where(
        'id',
        'in',
        owed.map((one) => one.id),
      )
      .execute()
  }
  const rest = lines.length - owed.length
  return {
    version: await turn(context, run, {
      stage: rest > 0 ? 'approved' : 'closed',
      approved_by: actor.personId,
      approved_at: now,
      ...(rest === 0 && { closed_at: now }),
    }),
  }
}

/** Marks what goes to the bank: at first everything, then again what came back. Who has no account yet is said at once. */
export const sendRun: Handler<typeof contract.sendRun> = async (context, { runId, basedOnVersion }) => {
  const { db, now } = context
  const run = await lockRun(context, runId, basedOnVersion)
  if (run.stage !== 'approved' && run.stage !== 'sent') refuseNow('selection/run-past-this')
  const lines = (await linesOf(context, run.id)).filter((one) => one.stage === 'proposed' || one.stage === 'failed')
  if (lines.length === 0) refuseNow('selection/nothing-to-send')
  const accounts = await accountsOf(context, lines)
  const [ready, without] = [
    lines.filter((one) => accounts.has(holderOf(one))),
    lines.filter((one) => !accounts.has(holderOf(one))),
  ]
  if (ready.length > 0)
    await selection(db)
      .updateTable('selection.pay_line')
      .set((is) => ({ stage: 'sent' as const, failure: '', tries: is('tries', '+', 1) }))
      .where(
        'id',
        'in',
        ready.map((one) => one.id),
      )
      .execute()
  if (without.length > 0)
    await selection(db)
      .updateTable('selection.pay_line')
      .set({ stage: 'failed', failure: '没有登记收款账户' })
      .where(
        'id',
        'in',
        without.map((one) => one.id),
      )
      .execute()
  told(context, run, 'selection/run-sent', { lines: ready.length })
  const version = await turn(context, run, { stage: 'sent', sent_at: now })
  return { version, sent: ready.length, failed: without.length }
}

/** What the bank sent back, line by line, as often as it sends: what was paid is paid once, what failed may be sent again. */
export const readReturn: Handler<typeof contract.readReturn> = async (context, { runId }) => {
  const { db, body, now, today } = context
  const run = await lockRun(context, runId)
  if (run.stage !== 'sent') refuseNow('selection/run-past-this')
  const returned = readReturned(await rowsOf(body))
  if (!returned) return refuseNow('selection/not-a-return')
  const lines = new Map((await linesOf(context, run.id)).map((one) => [one.place, one]))
  const strange = [...returned.strange]
  const [paid, failed] = [[] as string[], [] as { id: string; failure: string }[]]
  const seen = new Set<number>()
  for (const one of returned.found) {
    const line = lines.get(one.place)
    // Two answers to one line, another sum, or one that was not sent: somebody must look.
    if (!line || line.stage !== 'sent' || line.amount_fen !== one.fen || seen.has(one.place)) strange.push(one.line)
    else if (one.paid) paid.push(line.id)
    else failed.push({ id: line.id, failure: one.failure })
    seen.add(one.place)
  }
  if (paid.length > 0)
    await selection(db)
      .updateTable('selection.pay_line')
      .set({ stage: 'paid', settled_on: today })
      .where('id', 'in', paid)
      .execute()
  for (const one of failed)
    await selection(db)
      .updateTable('selection.pay_line')
      .set({ stage: 'failed', failure: one.failure })
      .where('id', '=', one.id)
      .execute()
  const after = await linesOf(context, run.id)
  const waiting = after.filter((one) => one.stage === 'sent').length
  const closed = after.every((one) => ['paid', 'owed', 'repaid', 'carried'].includes(one.stage))
  told(context, run, 'selection/return-read', { paid: paid.length, failed: failed.length, waiting })
  const version = await turn(context, run, closed ? { stage: 'closed', closed_at: now } : {})
  return {
    version,
    paid: paid.length,
    failed: failed.length,
    waiting,
    strange: strange.toSorted((a, b) => a - b),
    closed,
  }
}

async function rowsOf(body: Buffer | null): Promise<string[][]> {
  if (!body) return []
  if (body.subarray(0, 2).toString('latin1') !== 'PK') return csvRows(body.toString('utf8'))
  const rows: string[][] = []
  try {
    for await (const row of readSheet(Readable.from([body]))) {
      rows.push(row.values.map((cell) => (cell === null || cell === undefined ? '' : String(cell))))
      if (rows.length > 20_000) break
    }
  } catch (error) {
    if (error instanceof NotAWorkbook) return []
    throw error
  }
  return rows
}

/** Ends a run of which some lines cannot be paid now: they are due again in the next. */
export const closeRun: Handler<typeof contract.closeRun> = async (context, { runId, basedOnVersion }) => {
  const { now } = context
  const run = await lockRun(context, runId, basedOnVersion)
  if (run.stage !== 'sent' && run.stage !== 'approved') refuseNow('selection/run-past-this')
  if ((await linesOf(context, run.id)).some((one) => one.stage === 'sent')) refuseNow('selection/run-waits-for-bank')
  told(context, run, 'selection/run-closed')
  return { version: await turn(context, run, { stage: 'closed', closed_at: now }) }
}

/** What was owed back came back. */
export const repaid: Handler<typeof contract.repaid> = async (context, { lineId, repaidOn }) => {
  const { db, actor, today, record } = context
  const line = await selection(db)
    .selectFrom('selection.pay_line')
    .selectAll()
    .where('id', '=', lineId)
    .forUpdate()
    .executeTakeFirst()
  // Nobody says of themselves that they paid.
  if (!line || line.person_id === actor.personId) return refuseNow('kernel/not-found')
  if (line.stage !== 'owed') refuseNow('selection/nothing-owed')
  if (repaidOn > today)
    refuseNow('selection/day-to-come', { day: formatDay(today, actor.language) }, [
      { field: 'repaidOn', code: 'selection/day-to-come' },
    ])
  await selection(db)
    .updateTable('selection.pay_line')
    .set({ stage: 'repaid', settled_on: repaidOn })
    .where('id', '=', lineId)
    .execute()
  record({
    kind: 'selection/repaid',
    subject: { kind: 'title', id: line.title_id },
    regionCode: line.region_code,
    day: parseDay(repaidOn),
  })
  return { done: true }
}
