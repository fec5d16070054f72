import type { Context } from '#kernel/context.ts'
import type { Day } from '#kernel/days.ts'
import type { RegionCode } from '#kernel/region.ts'
import { heardAs } from '#kernel/persons/name-sound.ts'
import { type ComparedPerson, type Likeness, similarPeople } from '#kernel/persons/similar-person.ts'

export interface Candidate {
  name: string
  sex: 'male' | 'female' | 'unknown'
  bornOn: Day | null
  /** Normalised. */
  identityNumber: string | null
  phone: string | null
  regionCode: RegionCode
  householdId: string | null
}

export interface SimilarClient {
  clientId: string
  regionCode: RegionCode
  person: ComparedPerson
  likeness: Likeness
}

export interface Similar {
  /** Within the reader's reach, most alike first. */
  known: SimilarClient[]
  /** There is an open file with this number that the reader may not see. */
  elsewhere: boolean
}

/** Under which of these two people can be one; each is an index of its own. A birthday alone is compared within the county. */
const text = `
with found as (
  select id from services.client where identity_number_hash = $1
  union select id from services.client where phone_hash = $2
  union select id from services.client where name_key = $3
  union select id from services.client where household_id = $4
  union select id from services.client where born_on = $5 and region_code >= $6 and region_code < $7
)
select c.id, c.name, c.sex, c.born_on as "bornOn", encode(c.identity_number_hash, 'hex') as "identityHash", c.identity_number_last4 as "identityLastFour",
       encode(c.phone_hash, 'hex') as "phoneHash", c.household_id as "householdId", c.region_code as "villageCode"
  from services.client c join found using (id) where c.closed_on is null limit 500`

/** Whose open files may be of the same person as this one? */
export async function similarClients(
  { query, house: { vault } }: Pick<Context, 'query' | 'house'>,
  candidate: Candidate,
): Promise<Similar> {
  const number = candidate.identityNumber && vault.searchHash('identity-number', candidate.identityNumber)
  const phone = candidate.phone && vault.searchHash('phone', candidate.phone)
  const county = candidate.regionCode.slice(0, 6)
  const values = [
    number,
    phone,
    heardAs(candidate.name).join(' '),
    candidate.householdId,
    candidate.bornOn,
    county,
    `${county}:`,
  ]
  const [rows, [registered]] = await Promise.all([
    query<ComparedPerson & { id: string; villageCode: RegionCode }>(text, values),
    query<{ anywhere: boolean }>('select services.number_is_registered($1) as anywhere', [number]),
  ])
  const compared: ComparedPerson = {
    ...candidate,
    identityHash: number ? number.toString('hex') : null,
    identityLastFour: candidate.identityNumber?.slice(-4) ?? null,
    phoneHash: phone ? phone.toString('hex') : null,
    villageCode: candidate.regionCode,
  }
  const known = similarPeople(compared, rows).map(({ person, likeness: alike }) => {
    const row = person as (typeof rows)[number]
    return { clientId: row.id, regionCode: row.villageCode, person, likeness: alike }
  })
  const isInReach = known.some((one) => one.likeness.level === 'certain')
  return { known, elsewhere: registered!.anywhere && !isInReach }
}
