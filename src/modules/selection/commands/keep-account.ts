import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { accountDigits, accountPlace, organisationAccountPlace } from '#modules/selection/accounts.ts'
import type * as contract from '#modules/selection/contract.ts'
import { speaksForOrganisation } from '#modules/selection/reach.ts'
import { selection } from '#modules/selection/tables.ts'

function sealed({ house, now }: Context, place: ReturnType<typeof accountPlace>, bank: string, number: string) {
  const digits = accountDigits(number)
  return {
    bank,
    number_sealed: house.vault.seal(place, digits),
    number_masked: `****${digits.slice(-4)}`,
    changed_at: now,
  }
}

/** Where one's own money goes: sealed, and shown by its last four digits. */
export const keepAccount: Handler<typeof contract.keepAccount> = async (context, { bank, number }) => {
  const { db, actor, record } = context
  const title = await selection(db)
    .selectFrom('selection.title')
    .select('region_code')
    .where('person_id', '=', actor.personId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!title) return refuseNow('kernel/not-found')
  const kept = { region_code: title.region_code, ...sealed(context, accountPlace(actor.personId), bank, number) }
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

/** Where the money of an organisation's project goes: said by who leads it. */
export const keepOrganisationAccount: Handler<typeof contract.keepOrganisationAccount> = async (
  context,
  { bank, number },
) => {
  const { db, actor, record } = context
  if (!speaksForOrganisation(actor) || !actor.organisationId) return refuseNow('kernel/not-found')
  const title = await selection(db)
    .selectFrom('selection.title')
    .select('region_code')
    .where('organisation_id', '=', actor.organisationId)
    .where('person_id', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!title) return refuseNow('kernel/not-found')
  const kept = {
    region_code: title.region_code,
    changed_by: actor.personId,
    ...sealed(context, organisationAccountPlace(actor.organisationId), bank, number),
  }
  await selection(db)
    .insertInto('selection.organisation_account')
    .values({ organisation_id: actor.organisationId, ...kept })
    .onConflict((on) => on.column('organisation_id').doUpdateSet(kept))
    .execute()
  record({
    kind: 'selection/organisation-account-kept',
    subject: { kind: 'organisation', id: actor.organisationId },
    regionCode: title.region_code,
  })
  return { done: true }
}
