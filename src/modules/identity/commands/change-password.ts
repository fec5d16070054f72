import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/identity/contract.ts'
import { wrongWithPassword } from '#modules/identity/domain/password-rule.ts'
import { hashPassword, isPassword } from '#modules/identity/passwords.ts'
import { securityOn } from '#modules/identity/security.ts'
import { identity } from '#modules/identity/tables.ts'

/** Changes one's own password; every other session of the account ends. */
export const changePassword: Handler<typeof contract.changePassword> = async (
  { house, db, actor, now, today, record },
  input,
) => {
  const account = await identity(db)
    .selectFrom('identity.account')
    .selectAll()
    .where('id', '=', actor.accountId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (!(await isPassword(account.password_hash, input.current))) {
    refuseNow('kernel/invalid-input', { count: 1 }, [{ field: 'current', code: 'identity/password-wrong' }])
  }
  const wrong =
    input.next === input.current
      ? { field: 'next', code: 'identity/password-unchanged' }
      : wrongWithPassword(input.next, account.username, securityOn(house, today), 'next')
  if (wrong) refuseNow('kernel/invalid-input', { count: 1 }, [wrong])
  const passwordHash = await hashPassword(input.next)
  await identity(db)
    .updateTable('identity.account')
    .set({ password_hash: passwordHash, password_must_change: false })
    .where('id', '=', actor.accountId)
    .execute()
  await identity(db)
    .updateTable('identity.session')
    .set({ ended_at: now })
    .where('account_id', '=', actor.accountId)
    .where('id', '!=', actor.sessionId)
    .where('ended_at', 'is', null)
    .execute()
  house.forget(actor.accountId)
  record({ kind: 'identity/password-changed', subject: { kind: 'account', id: actor.accountId } })
  return { done: true }
}
