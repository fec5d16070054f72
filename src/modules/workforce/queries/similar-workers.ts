import type { Context } from '#kernel/context.ts'
import { heardAs } from '#kernel/persons/name-sound.ts'
import { type ComparedPerson, type Likeness, similarPeople } from '#kernel/persons/similar-person.ts'
import type { RegionCode } from '#kernel/region.ts'

export interface Candidate {
  name: string
  sex: 'male' | 'female' | 'unknown'
  bornOn: string | null
  /** Normalised to 18 digits. */
  identityNumber: string | null
  phone: string | null
  regionCode: RegionCode
}

export interface SimilarWorker {
  personId: string
  regionCode: RegionCode
  organisationId: string | null
  person: ComparedPerson
  likeness: Likeness
}

export interface Similar {
  /** Within the reader's reach, most alike first. */
  known: SimilarWorker[]
  /** There is a living file with this number, or one that had it before, that the reader may not see. */
  elsewhere: boolean
}

/** Under which of these two people can be one; each is an index of its own. A birthday alone is compared within the county. */
const text = `
with found as (
  select person_id from workforce.worker where identity_number_hash = $1
  union select person_id from workforce.former_number where hash = $1
  union select person_id from workforce.worker where phone_hash = $2
  union select person_id from workforce.worker where name_key = $3
  union select person_id from workforce.worker where born_on = $4 and region_code >= $5 and region_code < $6
)
select w.person_id as "personId", w.organisation_id as "organisationId", w.name, w.sex, w.born_on as "bornOn",
       -- A number given up is still the person's: the file is found under both.
       case when exists (select from workforce.former_number f where f.person_id = w.person_id and f.hash = $1) then encode($1, 'hex') else encode(w.identity_number_hash, 'hex') end as "identityHash",
       w.identity_number_last4 as "identityLastFour", encode(w.phone_hash, 'hex') as "phoneHash", null as "householdId", w.region_code as "villageCode"
  from workforce.worker w join found using (person_id) where w.status <> 'merged' limit 500`

/** Whose files may be of the same person as this one? */
export async function similarWorkers(
  { query, house: { vault } }: Pick<Context, 'query' | 'house'>,
  candidate: Candidate,
): Promise<Similar> {
  const number = candidate.identityNumber && vault.searchHash('identity-number', candidate.identityNumber)
  const phone = candidate.phone && vault.searchHash('phone', candidate.phone)
  const county = candidate.regionCode.slice(0, 6)
  const [rows, [registered]] = await Promise.all([
    query<ComparedPerson & { personId: string; organisationId: string | null; villageCode: RegionCode }>(text, [
      number,
      phone,
      heardAs(candidate.name).join(' '),
      candidate.bornOn,
      county,
      `${county}:`,
    ]),
    query<{ anywhere: boolean }>('select workforce.number_is_registered($1) as anywhere', [number]),
  ])
  const compared: ComparedPerson = {
    ...candidate,
    identityHash: number ? number.toString('hex') : null,
    identityLastFour: candidate.identityNumber?.slice(-4) ?? null,
    phoneHash: phone ? phone.toString('hex') : null,
    householdId: null,
    villageCode: candidate.regionCode,
  }
  const known = similarPeople(compared, rows).map(({ person, likeness }) => {
    const row = person as (typeof rows)[number]
    return { personId: row.personId, regionCode: row.villageCode, organisationId: row.organisationId, person, likeness }
  })
  return { known, elsewhere: registered!.anywhere && !known.some((one) => one.likeness.level === 'certain') }
}
