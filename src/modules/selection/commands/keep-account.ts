import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { Place } from '#kernel/vault/vault.ts'
import type * as contract from '#modules/selection/contract.ts'
import { selection } from '#modules/selection/tables.ts'

export const accountPlace = (personId: string): Place => ({
  table: 'selection.bank_account',
  column: 'number_sealed',
  rowId: personId,
})

/** Where one's own money goes: sealed, and shown by its last four digits. */
export const keepAccount: Handler<typeof contract.keepAccount> = async (context, { bank, number }) => {
  const { db, house, actor, now, record } = context
  const title = await selection(db)
    .selectFrom('selection.title')
    .select('region_code')
    .where('person_id', '=', actor.personId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!title) return refuseNow('kernel/not-found')
  const digits = number.normalize('NFKC').replace(/[\s-]/g, '')
  if (!/^\d{12,22}$/.test(digits))
    refuseNow('selection/account-number-amiss', {}, [{ field: 'number', code: 'selection/account-number-amiss' }])
  const kept = {
    region_code: title.region_code,
    bank,
    number_sealed: house.vault.seal(accountPlace(actor.personId), digits),
    number_masked: `****${digits.slice(-4)}`,
    changed_at: now,
  }
  await selection(db)
    .insertInto('selection.bank_account')
    .values({ person_id: actor.personId, ...kept })
    .onConflict((on) => on.column('person_id').doUpdateSet(kept))
    .execute()
  record({
    kind: 'selection/account-kept',
    subject: { kind: 'person', id: actor.personId },
    regionCode: title.region_code,
  })
  return { done: true }
}
