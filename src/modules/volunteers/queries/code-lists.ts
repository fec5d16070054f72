import type { Handler } from '#kernel/http.ts'
import type { RegionCode } from '#kernel/region.ts'
import type * as contract from '#modules/volunteers/contract.ts'
import { basisShown, rulesOf } from '#modules/volunteers/rules.ts'

export const codeLists: Handler<typeof contract.codeLists> = async ({ house, actor, today }, { regionCode }) => {
  const { value, bases } = rulesOf(house.packs, regionCode ?? (actor.homeRegionCode as RegionCode), today)
  const based = (key: string) => basisShown(bases[key])
  const codes = <C extends { code: string }>(list: string, items: readonly C[]) =>
    items.map((one) => ({ ...one, ...based(`${list}.${one.code}`) }))
  return {
    categories: codes('categories', value.categories),
    skills: codes('skills', value.skills),
    qualities: codes('qualities', value.qualities),
    agreementHow: codes('agreementHow', value.agreementHow),
    relations: codes('relations', value.relations),
    stars: codes(
      'stars',
      value.stars.map(({ code, name, hours }) => ({ code, name, hours })),
    ),
    noMinorsIn: codes('noMinorsIn', value.noMinorsIn),
    recordWithin: { ...value.recordWithin, ...based('recordWithin') },
    answerObjectionWithin: { ...value.answerObjectionWithin, ...based('answerObjectionWithin') },
    longestMinutes: { is: value.longestMinutes, ...based('longestMinutes') },
    adultAge: { is: value.adultAge, ...based('adultAge') },
    guardianBelow: { is: value.guardianBelow, ...based('guardianBelow') },
    active: { ...value.active, ...based('active') },
    connected: { is: value.connected, ...based('connected') },
  }
}
