import type { Handler } from '#kernel/http.ts'
import { readIdentityNumber, withoutOldForm } from '#kernel/persons/identity-number.ts'
import { readPhoneNumber } from '#kernel/persons/phone-number.ts'
import { regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/workforce/contract.ts'
import { similarWorkers } from '#modules/workforce/queries/similar-workers.ts'

/** The files to look at before another is opened, as the form is filled in: what cannot be read yet is left out. */
export const possibleSame: Handler<typeof contract.possibleSame> = async (context, input) => {
  const identity = readIdentityNumber(withoutOldForm(input.identityNumber ?? ''), context.today)
  const phone = readPhoneNumber(input.phone ?? '')
  const { known, elsewhere } = await similarWorkers(context, {
    ...input,
    bornOn: input.bornOn ?? (identity.ok ? identity.bornOn : null),
    identityNumber: identity.ok ? identity.number : null,
    phone: phone.ok ? phone.number : null,
  })
  const regions = await regionNames(
    context.db,
    known.map((one) => one.regionCode),
  )
  const rows = known.map(({ personId, regionCode, person, likeness: { level, reasons } }) => ({
    personId,
    name: person.name,
    bornOn: person.bornOn,
    regionName: regions.get(regionCode) ?? regionCode,
    certain: level === 'certain',
    reasons: [...reasons],
  }))
  // Of a file out of reach only this is said: that there is one with the same number.
  return {
    rows: elsewhere
      ? [
          ...rows,
          { personId: null, name: null, bornOn: null, regionName: null, certain: true, reasons: ['same-number'] },
        ]
      : rows,
  }
}
