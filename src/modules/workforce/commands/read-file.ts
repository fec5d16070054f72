import type { Context } from '#kernel/context.ts'
import { type Day, parseDay } from '#kernel/days.ts'
import { type Decision, orRefuse, refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { organisationPlaces } from '#modules/organisations/public.ts'
import {
  type Education,
  type Employment,
  type Project,
  readEducation,
  readEmployment,
  readDated,
  type Title,
} from '#modules/workforce/domain/history.ts'
import { type FilePlace, outOfReach } from '#modules/workforce/domain/reach.ts'
import { type GivenBasics, readBasics, type ReadBasics } from '#modules/workforce/domain/worker-file.ts'
import { fileLists } from '#modules/workforce/rules.ts'

/** What registering, correcting and moving have in common: reading what is given, and checking the place. */

/** Leaves with a refusal at one field. */
export const refuseAt = (field: string, code: string, params?: Record<string, string | number>): never =>
  refuseNow('kernel/invalid-input', { count: 1 }, [{ field, code: `workforce/${code}`, ...(params && { params }) }])

type Reader = Pick<Context, 'house' | 'today'>
/** Days as the contract gives them: text that is a day. */
type AsGiven<T> = { [Key in keyof T]: T[Key] extends Day ? string : T[Key] extends Day | null ? string | null : T[Key] }

const dayOrNull = (text: string | null): Day | null => (text === null ? null : parseDay(text))

export function readGivenBasics(
  { house, today }: Reader,
  given: AsGiven<GivenBasics>,
  regionCode: RegionCode,
  hasNumber: boolean,
): ReadBasics {
  return orRefuse(
    readBasics(
      { ...given, bornOn: dayOrNull(given.bornOn) },
      { today, hasNumber, lists: fileLists(house.packs, regionCode, today) },
    ),
  )
}

export interface GivenHistory {
  employment: readonly AsGiven<Employment>[]
  education: readonly AsGiven<Education>[]
  titles: readonly AsGiven<Title>[]
  projects?: readonly AsGiven<Project>[]
}

export interface ReadHistory {
  employment: Employment[]
  education: Education[]
  titles: Title[]
  projects: Project[]
}

/** Reads the dated facts of a file; a mistake belongs to the field of its row: `education.0.degreeOn`. */
export function readGivenHistory(
  { house, today }: Reader,
  given: GivenHistory,
  regionCode: RegionCode,
  bornOn: Day | null,
): ReadHistory {
  const { employerKinds, posts } = fileLists(house.packs, regionCode, today)
  const facts = { today, bornOn, employerKinds, posts }
  const read = <Given, Read>(
    key: keyof GivenHistory,
    rows: readonly Given[],
    rule: (row: Given) => Decision<unknown>,
  ) =>
    rows.map((row, at) => {
      const decision = rule(row)
      if (decision.ok) return decision.value as Read
      const { code, params, fields } = decision.refusal
      return refuseNow(
        code,
        params,
        fields?.map((one) => ({ ...one, field: `${key}.${at}.${one.field}` })),
      )
    })
  return {
    employment: read<AsGiven<Employment>, Employment>('employment', given.employment, (row) =>
      readEmployment(row as Employment, facts),
    ),
    education: read<AsGiven<Education>, Education>('education', given.education, (row) =>
      readEducation(row as Education, facts),
    ),
    titles: read<AsGiven<Title>, Title>('titles', given.titles, (row) => readDated(row as Title, facts)),
    projects: read<AsGiven<Project>, Project>('projects', given.projects ?? [], (row) =>
      readDated(row as Project, facts),
    ),
  }
}

/** Where a file would stand: at an organisation in its region, within reach; else leaves with a refusal at the field. */
export async function readPlace(
  { db, actor, today }: Pick<Context, 'db' | 'actor' | 'today'>,
  given: FilePlace,
): Promise<FilePlace> {
  const ids = [given.organisationId, given.employerId].filter((id) => id !== null)
  const places = ids.length > 0 ? await organisationPlaces(db, ids, today) : []
  const organisation = given.organisationId ? places.find(({ id }) => id === given.organisationId) : undefined
  if (given.organisationId && !organisation) refuseAt('organisationId', 'organisation-not-found')
  if (organisation?.closed) refuseAt('organisationId', 'organisation-closed')
  if (given.employerId && !places.some(({ id }) => id === given.employerId))
    refuseAt('employerId', 'organisation-not-found')
  const place = { ...given, regionCode: organisation?.regionCode ?? given.regionCode }
  const field = outOfReach(actor, place)
  if (field) refuseAt(field, 'place-out-of-reach')
  return place
}

/** Do the years of an employment count where the file stands? Inside the province they do; of another one the rule, or the county's choice, says. */
export const isCounted = (
  employment: Pick<Employment, 'workRegionCode'>,
  regionCode: RegionCode,
  outsideYearsCount: boolean,
): boolean =>
  employment.workRegionCode === null ||
  employment.workRegionCode.slice(0, 2) === regionCode.slice(0, 2) ||
  outsideYearsCount
