import { gate, inTransaction } from '#kernel/database.ts'
import type { OutsideHandler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { FieldRefusal } from '#kernel/refusal.ts'
import type * as contract from '#modules/identity/contract.ts'
import { isPlainUsername, wrongWithPassword } from '#modules/identity/domain/password-rule.ts'
import { hashPassword } from '#modules/identity/passwords.ts'
import { securityOn } from '#modules/identity/security.ts'
import { saveAccount, saveGrant } from '#modules/identity/store.ts'

/** Makes the first officer of an empty installation; the region chosen here is the root of all that follows. */
export const setUp: OutsideHandler<typeof contract.setUp> = async ({ house, now, today, requestId }, input) => {
  const username = input.username.toLowerCase()
  const fields: FieldRefusal[] = []
  if (!isPlainUsername(username)) fields.push({ field: 'username', code: 'identity/username-not-plain' })
  const wrong = wrongWithPassword(input.password, username, securityOn(house, today), 'password')
  if (wrong) fields.push(wrong)
  if (fields.length) refuseNow('kernel/invalid-input', { count: fields.length }, fields)
  const passwordHash = await hashPassword(input.password)
  await inTransaction(house.gatePool, gate, async ({ query, db }) => {
    // The one row is the lock: of two first officers made at once, the second finds it there.
    const made = await query(
      `insert into kernel.installation (root_region_code, demonstration, made_at) values ($1, false, $2) on conflict do nothing returning 1`,
      [input.regionCode, now],
    )
    if (made.length === 0) refuseNow('identity/already-set-up')
    const place = { regionCode: input.regionCode, organisationId: null }
    const { accountId } = await saveAccount(
      db,
      { username, name: input.name, passwordHash, mustChange: false, ...place },
      now,
    )
    await saveGrant(db, { accountId, role: 'chief', fromOn: today, untilOn: null, grantedBy: null, ...place }, now)
    await query(
      `insert into kernel.audit_entry (at, kind, action, subject_kind, subject_id, region_code, request_id) values ($1, 'write', 'POST /setup', 'account', $2, $3, $4)`,
      [now, accountId, input.regionCode, requestId],
    )
  })
  await house.reread()
  return { done: true }
}
