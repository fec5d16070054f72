import type { Handler } from '#kernel/http.ts'
import type { Basis } from '#kernel/packs/decide.ts'
import type * as contract from '#modules/workforce/contract.ts'
import { basisShown, type Codes, fieldsOf, registryOf } from '#modules/workforce/rules.ts'

/** The code lists that hold today where the actor's screens open, each code with its clause. */
export const registryLists: Handler<typeof contract.registryLists> = async ({ house: { packs }, actor, today }) => {
  const { value, bases } = registryOf(packs, actor.homeRegionCode, today)
  const fields = fieldsOf(packs, actor.homeRegionCode, today)
  const shown = <One extends Codes[number]>(list: string, codes: One[], from: Record<string, Basis> = bases) =>
    codes.map((one) => ({ ...one, ...basisShown(from[`${list}.${one.code}`]) }))
  return {
    systems: shown('systems', value.systems),
    kinds: shown('kinds', value.kinds),
    posts: shown('posts', value.posts),
    employerKinds: shown('employerKinds', value.employerKinds),
    diplomas: shown('diplomas', value.diplomas),
    degrees: shown('degrees', value.degrees),
    majorKinds: shown('majorKinds', value.majorKinds),
    majors: shown('majors', value.majors),
    politicalStatuses: shown('politicalStatuses', value.politicalStatuses),
    fields: shown('fields', fields.value.fields, fields.bases),
    specialties: shown('specialties', value.specialties),
    titleKinds: shown('titleKinds', value.titleKinds),
    titleLevels: shown('titleLevels', value.titleLevels),
    limits: { evidenceFiles: value.evidenceFiles, evidenceBytes: value.evidenceBytes },
    employerFirst: value.employerFirst,
    outsideYearsCount: value.outsideYearsCount,
  }
}
