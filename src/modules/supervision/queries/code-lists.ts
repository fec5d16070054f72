import type { Handler } from '#kernel/http.ts'
import type { RegionCode } from '#kernel/region.ts'
import type * as contract from '#modules/supervision/contract.ts'
import { basisShown, rulesOf } from '#modules/supervision/rules.ts'

/** What the forms need, as it holds where the reader's post is. */
export const supervisionLists: Handler<typeof contract.supervisionLists> = async ({ house, actor, today }) => {
  const { value, bases } = rulesOf(house.packs, actor.homeRegionCode as RegionCode, today)
  const listed = (list: 'functions' | 'modes' | 'kinds' | 'ranks' | 'exitReasons') =>
    value[list].map(({ code, name }) => ({ code, name, ...basisShown(bases[`${list}.${code}`]) }))
  const { recordWithinDays, longestMinutes, noteLength, workersPerSupervisor } = value
  return {
    functions: listed('functions'),
    modes: listed('modes'),
    kinds: listed('kinds'),
    ranks: listed('ranks'),
    exitReasons: listed('exitReasons'),
    frequencies: value.frequencies.map(({ code, name, functions, every }) => ({
      code,
      name,
      functions,
      everyDays: every.count,
      ...basisShown(bases[`frequencies.${code}`]),
    })),
    ratio: { workersPerSupervisor, ...basisShown(bases['workersPerSupervisor']) },
    limits: { recordWithinDays, longestMinutes, noteLength },
  }
}
