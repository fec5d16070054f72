import type { Context } from '#kernel/context.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { Place } from '#kernel/vault/vault.ts'
import { selection } from '#modules/selection/tables.ts'

/** Where money goes: to a person, or to the organisation whose project was chosen. */

export const accountPlace = (personId: string): Place => ({
  table: 'selection.bank_account',
  column: 'number_sealed',
  rowId: personId,
})
export const organisationAccountPlace = (organisationId: string): Place => ({
  table: 'selection.organisation_account',
  column: 'number_sealed',
  rowId: organisationId,
})

/** The digits of an account as somebody types them, with spaces or in full width. */
export function accountDigits(number: string): string {
  const digits = number.normalize('NFKC').replace(/[\s-]/g, '')
  if (!/^\d{12,22}$/.test(digits))
    refuseNow('selection/account-number-amiss', {}, [{ field: 'number', code: 'selection/account-number-amiss' }])
  return digits
}

interface Holder {
  person_id: string | null
  organisation_id: string | null
}
/** The person, or where there is none the organisation. */
export const holderOf = ({ person_id, organisation_id }: Holder): string => person_id ?? organisation_id ?? ''

export interface Account {
  bank: string
  sealed: Buffer
  place: Place
  ofOrganisation: boolean
}

/** The accounts of these holders, by holder; in two statements however many. */
export async function accountsOf(
  { db }: Pick<Context, 'db'>,
  holders: readonly Holder[],
): Promise<Map<string, Account>> {
  const people = holders.flatMap((one) => one.person_id ?? [])
  const units = holders.flatMap((one) => (one.person_id === null ? (one.organisation_id ?? []) : []))
  const [own, theirs] = await Promise.all([
    people.length === 0
      ? []
      : selection(db).selectFrom('selection.bank_account').selectAll().where('person_id', 'in', people).execute(),
    units.length === 0
      ? []
      : selection(db)
          .selectFrom('selection.organisation_account')
          .selectAll()
          .where('organisation_id', 'in', units)
          .execute(),
  ])
  return new Map<string, Account>([
    ...own.map(
      (one) =>
        [
          one.person_id,
          { bank: one.bank, sealed: one.number_sealed, place: accountPlace(one.person_id), ofOrganisation: false },
        ] as const,
    ),
    ...theirs.map(
      (one) =>
        [
          one.organisation_id,
          {
            bank: one.bank,
            sealed: one.number_sealed,
            place: organisationAccountPlace(one.organisation_id),
            ofOrganisation: true,
          },
        ] as const,
    ),
  ])
}
