import { parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/services/contract.ts'
import { readIdentityNumber } from '#kernel/persons/identity-number.ts'
import { readPhoneNumber } from '#kernel/persons/phone-number.ts'
import { likeness } from '#kernel/persons/similar-person.ts'
import { similarClients } from '#modules/services/queries/similar-clients.ts'

/** The files to look at before another is opened, as the form is filled in: what cannot be read yet is left out. */
export const possibleMatches: Handler<typeof contract.possibleMatches> = async (context, input) => {
  const identity = readIdentityNumber(input.identityNumber ?? '', context.today)
  const phone = readPhoneNumber(input.phone ?? '')
  const { known, elsewhere } = await similarClients(context, {
    name: input.name,
    sex: input.sex,
    bornOn: input.bornOn ? parseDay(input.bornOn) : null,
    identityNumber: identity.ok ? identity.number : null,
    phone: phone.ok ? phone.number : null,
    regionCode: input.regionCode,
    householdId: null,
  })
  const regions = await regionNames(
    context.db,
    known.map((one) => one.regionCode),
  )
  const rows = known.map(({ clientId, regionCode, person, likeness: { score, reasons } }) => ({
    clientId,
    name: person.name,
    bornOn: person.bornOn,
    regionName: regions.get(regionCode) ?? regionCode,
    score,
    reasons,
  }))
  return { rows: elsewhere ? [...rows, unseen] : rows }
}

/** Of a file out of reach only this is said: that there is one with the same number. */
const sameNumber = {
  name: '',
  sex: 'unknown',
  bornOn: null,
  identityHash: '0',
  identityLastFour: null,
  phoneHash: null,
  householdId: null,
  villageCode: null,
} as const
const { score, reasons } = likeness(sameNumber, sameNumber)
const unseen = { clientId: null, name: null, bornOn: null, regionName: null, score, reasons }
