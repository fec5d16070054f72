import { isWithin, prefixOf, type RegionCode } from '#kernel/region.ts'

/** 人户分离, seen from one region: registered and living here; registered here, living elsewhere; living here, registered elsewhere. */
export type Residence = 'here' | 'away' | 'registered-elsewhere'

export interface WhereAPersonBelongs {
  /** 户籍地; null where it is not known (or there is none). */
  registeredRegionCode: RegionCode | null
  /** 常住地. */
  livingRegionCode: RegionCode | null
}

/**
 * What one region calls a person; undefined where it cannot be said, or the person neither lives nor is registered there. The answer
 * depends on who asks: away for the village left behind, registered elsewhere for the one moved to, here for the county of both.
 */
export function residenceSeenFrom(region: RegionCode, person: WhereAPersonBelongs): Residence | undefined {
  if (!person.registeredRegionCode || !person.livingRegionCode) return undefined
  const isRegistered = isWithin(person.registeredRegionCode, region)
  const lives = isWithin(person.livingRegionCode, region)
  if (isRegistered && lives) return 'here'
  if (isRegistered) return 'away'
  return lives ? 'registered-elsewhere' : undefined
}

/**
 * Do the two differ as the census asks it: by the township or street? A move within one is none. Codes that do not reach down to a township
 * are compared as far as both go; undefined where either is unknown.
 */
export function isSeparated(person: WhereAPersonBelongs): boolean | undefined {
  if (!person.registeredRegionCode || !person.livingRegionCode) return undefined
  const [registered, lives] = [prefixOf(person.registeredRegionCode), prefixOf(person.livingRegionCode)]
  const length = Math.min(registered.length, lives.length, 9)
  return registered.slice(0, length) !== lives.slice(0, length)
}
