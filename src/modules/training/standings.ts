import type { Context } from '#kernel/context.ts'
import type { Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { Facts } from '#kernel/packs/decide.ts'
import type { Words } from '#kernel/packs/format.ts'
import type { Packs } from '#kernel/packs/load.ts'
import { type Standing, standingOf } from '#modules/training/domain/requirement.ts'
import { basisShown, educationOf, trainingOf } from '#modules/training/rules.ts'
import { linesOf, plannedOf, type LedgerLine, type Trainee } from '#modules/training/store.ts'

export type StandingShown = Omit<Standing, 'missing'> & {
  name: Words
  missing: { fact: string; name: Words }[]
} & ReturnType<typeof basisShown>

interface Found {
  facts: Facts
  lines: LedgerLine[]
  standings: StandingShown[]
}

/** Where people stand with every requirement of their place on a day; the same number of statements however many. */
export async function standingsOf(
  { query, house }: { query: Transaction['query']; house: Pick<Context['house'], 'packs' | 'factsOf'> },
  people: readonly Trainee[],
  on: Day,
): Promise<Map<string, Found>> {
  if (people.length === 0) return new Map()
  const ids = people.map((person) => person.personId)
  const [lines, planned, known] = await Promise.all([
    linesOf(query, ids),
    plannedOf(query, ids, on),
    house.factsOf(query, ids, on),
  ])
  return new Map(
    people.map((person) => {
      const facts = known.get(person.personId) ?? {}
      const own = lines.get(person.personId) ?? []
      return [
        person.personId,
        {
          facts,
          lines: own,
          standings: standingsOfOne(house.packs, person, facts, own, planned.get(person.personId) ?? [], on),
        },
      ]
    }),
  )
}

function standingsOfOne(
  packs: Packs,
  { regionCode }: Trainee,
  facts: Facts,
  lines: LedgerLine[],
  planned: Parameters<typeof standingOf>[3],
  on: Day,
): StandingShown[] {
  const education = educationOf(packs, regionCode, on)
  const rules = { ...education.value, classHourMinutes: trainingOf(packs, regionCode, on).value.classHourMinutes }
  const nameOfFact = (fact: string): Words => packs.facts[fact] ?? { zh: fact, en: fact }
  return education.value.ofPeople.flatMap((requirement) => {
    const standing = standingOf(requirement, facts, lines, planned, rules, on)
    if (!standing) return []
    const missing = standing.missing.map((fact) => ({ fact, name: nameOfFact(fact) }))
    return [
      {
        ...standing,
        missing,
        name: requirement.name,
        ...basisShown(education.bases[`requirements.${requirement.code}`]),
      },
    ]
  })
}
