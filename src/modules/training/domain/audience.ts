import { isWithin, type RegionCode } from '#kernel/region.ts'

/** For whom a course is: everyone whose place lies in its region, or the people of the organisation that holds it. */
export interface Audience {
  regionCode: RegionCode
  organisationId: string | null
}

export interface Place {
  regionCode: RegionCode
  organisationId: string | null
  employerId: string | null
}

export const isFor = (course: Audience, person: Place): boolean =>
  course.organisationId === null
    ? isWithin(person.regionCode, course.regionCode)
    : course.organisationId === person.organisationId || course.organisationId === person.employerId
