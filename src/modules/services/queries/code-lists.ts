import type { Handler } from '#kernel/http.ts'
import type * as contract from '#modules/services/contract.ts'
import { basisShown, catalogueOf, categoriesOf, outcomesOf, recordingOf, versionOf } from '#modules/services/rules.ts'

/** The code lists and limits that hold today where the actor's screens open, each code with its clause. */
export const codeLists: Handler<typeof contract.codeLists> = async ({ house: { packs }, actor, today }) => {
  const catalogue = catalogueOf(packs, actor.homeRegionCode, today)
  const categories = categoriesOf(packs, actor.homeRegionCode, today)
  const outcomes = outcomesOf(packs, actor.homeRegionCode, today)
  const recording = recordingOf(packs, actor.homeRegionCode, today)
  const { noteLength, minutes, backDays, photographs, photographBytes } = recording.value
  return {
    packVersion: versionOf(catalogue, categories, outcomes, recording),
    services: catalogue.value.list.map((one) => ({ ...one, ...basisShown(catalogue.bases[`contents.${one.code}`]) })),
    categories: categories.value.list.map(({ code, name }) => ({
      code,
      name,
      priority: categories.value.priority.has(code),
      ...basisShown(categories.bases[`categories.${code}`]),
    })),
    outcomes: outcomes.value.list.map((one) => ({ ...one, ...basisShown(outcomes.bases[`outcomes.${one.code}`]) })),
    limits: { noteLength, minutes, backDays, photographs, photographBytes },
  }
}
