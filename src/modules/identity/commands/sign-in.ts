import { gate, inTransaction } from '#kernel/database.ts'
import type { Db, Transaction } from '#kernel/database.ts'
import type { OutsideHandler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { House } from '#kernel/house.ts'
import type * as contract from '#modules/identity/contract.ts'
import { afterRightPassword, afterWrongPassword, minutesLocked } from '#modules/identity/domain/lock-out.ts'
import type { SignInState } from '#modules/identity/domain/lock-out.ts'
import { isPassword } from '#modules/identity/passwords.ts'
import { meOf } from '#modules/identity/queries/me.ts'
import { securityOn } from '#modules/identity/security.ts'
import { openSession } from '#modules/identity/sessions.ts'

interface AccountRow {
  id: string
  password_hash: string
  failures: number
  locked_until: Date | null
  region_code: string
  closed: boolean
  grant_id: string | null
}

/** Opens a session. A name that nobody has and a wrong password answer alike, in the same time. */
export const signIn: OutsideHandler<typeof contract.signIn> = async (context, input) => {
  const { house, now, today } = context
  const rule = securityOn(house, today)
  const username = input.username.toLowerCase()
  const account = await findAccount(house, username, today)
  const minutes = account ? minutesLocked({ failures: account.failures, lockedUntil: account.locked_until }, now) : 0
  if (minutes > 0) refuseNow('identity/locked', { minutes })
  if (!(await isPassword(account?.password_hash ?? null, input.password)) || !account) {
    await tell(house, 'sign-in-refused', account, context.requestId, now, async (query) => {
      if (!account) return
      // Counted in the row, not from what was read above: tries sent side by side each count.
      const [state] = await query<{ failures: number }>(
        'select failures from identity.account where id = $1 for update',
        [account.id],
      )
      await save(
        query,
        account.id,
        afterWrongPassword({ failures: state!.failures, lockedUntil: null }, now, {
          tries: rule.tries,
          minutes: rule.lockMinutes,
        }),
      )
    })
    refuseNow('identity/wrong-name-or-password')
  }
  if (!account.grant_id || account.closed) return leave(context, account)
  const grantId = account.grant_id
  const token = await tell(house, 'sign-in', account, context.requestId, now, async (query, db) => {
    await save(query, account.id, afterRightPassword)
    return openSession(db, account.id, grantId, context.device, now)
  })
  context.keepSession(token)
  const actor = await house.actorOf(token)
  if (!actor) throw new Error('A session just opened is not there')
  return inTransaction(house.gatePool, gate, ({ db }) => meOf(house, db, actor, today))
}

type Context = Parameters<typeof signIn>[0]

/** The password is right and there is no post any more. The session that it gets shows nothing: with it a phone hands in what it had not sent. */
async function leave({ house, requestId, device, now, keepSession }: Context, account: AccountRow): Promise<never> {
  const token = await tell(house, 'sign-in-refused', account, requestId, now, async (query, db) => {
    await save(query, account.id, afterRightPassword)
    const [last] = await query<{ id: string }>(
      'select id from identity.role_grant where account_id = $1 order by until_on desc nulls first limit 1',
      [account.id],
    )
    return last && openSession(db, account.id, last.id, device, now)
  })
  if (token) keepSession(token)
  return refuseNow('identity/no-post')
}

type Query = Transaction['query']

async function findAccount(house: House, username: string, day: string): Promise<AccountRow | undefined> {
  return inTransaction(house.gatePool, gate, async ({ query }) => {
    const rows = await query<AccountRow>(
      `select a.id, a.password_hash, a.failures, a.locked_until, a.region_code, a.closed_at is not null as closed,
              (select g.id from identity.role_grant g where g.account_id = a.id and g.from_on <= $2 and (g.until_on is null or g.until_on > $2)
                order by g.granted_at limit 1) as grant_id
         from identity.account a where a.username = $1`,
      [username, day],
    )
    return rows[0]
  })
}

const save = (query: Query, id: string, state: SignInState) =>
  query('update identity.account set failures = $2, locked_until = $3 where id = $1', [
    id,
    state.failures,
    state.lockedUntil,
  ])

/** Does the work at the gate and writes the line of the audit with it. The name that was typed is never kept: it may be a password. */
async function tell<T>(
  house: House,
  kind: 'sign-in' | 'sign-in-refused',
  account: AccountRow | undefined,
  requestId: string,
  now: Date,
  work: (query: Query, db: Db) => Promise<T>,
): Promise<T> {
  const scope = { role: 'yanzhen_gate' as const, settings: { account: account?.id ?? '' } }
  return inTransaction(house.gatePool, scope, async ({ query, db }) => {
    await query(
      `insert into kernel.audit_entry (at, kind, account_id, action, region_code, request_id) values ($1, $2, $3, 'POST /sessions', $4, $5)`,
      [now, kind, account?.id ?? null, account?.region_code ?? house.rootRegionCode, requestId],
    )
    return work(query, db)
  })
}
