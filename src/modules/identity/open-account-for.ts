import type { Context } from '#kernel/context.ts'
import { orRefuse, refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { isPlainUsername } from '#modules/identity/domain/password-rule.ts'
import { mayGrant, type Reach } from '#modules/identity/domain/rights.ts'
import { firstPassword, hashPassword } from '#modules/identity/passwords.ts'
import { findRole, saveAccount, saveGrant } from '#modules/identity/store.ts'

interface Opened {
  accountId: string
  personId: string
  firstPassword: string
}

/** A new person with an account and its first grant, where the reach is settled and may be granted. The first password is shown once. */
export async function openAccountAt(
  context: Pick<Context, 'db' | 'query' | 'actor' | 'now' | 'today' | 'record'>,
  input: { username: string; name: string; role: string },
  reach: Reach,
  knownPersonId?: string,
): Promise<Opened> {
  const { db, query, actor, now, today, record } = context
  const username = input.username.toLowerCase()
  if (!isPlainUsername(username))
    refuseNow('kernel/invalid-input', { count: 1 }, [{ field: 'username', code: 'identity/username-not-plain' }])
  const [taken] = await query<{ taken: boolean }>('select identity.username_is_taken($1) as taken', [username])
  if (taken!.taken)
    refuseNow('kernel/invalid-input', { count: 1 }, [{ field: 'username', code: 'identity/username-taken' }])
  const password = firstPassword()
  const { accountId, personId } = await saveAccount(
    db,
    { username, name: input.name, passwordHash: await hashPassword(password), mustChange: true, ...reach },
    now,
    knownPersonId,
  )
  await saveGrant(
    db,
    { accountId, role: input.role, fromOn: today, untilOn: null, grantedBy: actor.accountId, ...reach },
    now,
  )
  record({
    kind: 'identity/account-opened',
    subject: { kind: 'account', id: accountId },
    regionCode: reach.regionCode,
    data: { role: input.role },
  })
  return { accountId, personId, firstPassword: password }
}

/** The same for somebody of no organisation here, in a role that reaches only what is one's own; perhaps a person who is here already, without an account. */
export async function openAccountOutside(
  context: Pick<Context, 'db' | 'query' | 'actor' | 'now' | 'today' | 'record'>,
  input: { username: string; name: string; role: string; regionCode: RegionCode },
  knownPersonId?: string,
): Promise<Opened> {
  const role = await findRole(context.db, input.role)
  if (role?.reaches !== 'own') throw new Error(`${input.role} reaches more than what is one's own`)
  const reach = { regionCode: input.regionCode, organisationId: null }
  orRefuse(mayGrant(role, reach, context.actor))
  return openAccountAt(context, input, reach, knownPersonId)
}
