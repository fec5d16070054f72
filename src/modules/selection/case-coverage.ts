import type { Condition } from '#kernel/packs/decide.ts'
import type { Case } from '#kernel/packs/format.ts'
import type { Solve } from '#modules/selection/choose-list.ts'
import type { RoundRules } from '#modules/selection/kept.ts'
import { playProgrammeCase, type RulesOn } from '#modules/selection/programme-cases.ts'

/**
 * Have the rules of a programme cases on both sides? Each rule is made a little looser or stricter, or left out; a change that no case notices is a side
 * that has none.
 */

export interface Change {
  /** `requirements.age`, `chain.county.nominees`, `values.places`. */
  about: string
  how: 'looser' | 'stricter' | 'otherwise' | 'left out'
  changed: (rules: RoundRules) => RoundRules
}

const everybody: Condition = { kind: 'all', parts: [] }
const nobody: Condition = { kind: 'any', parts: [] }

type Asked = 'requirements' | 'preferences' | 'shares' | 'renewal'
type ListOf = Asked | 'chain' | 'parts' | 'endings' | 'grades' | 'instalments'
type ItemOf<L extends ListOf> = RoundRules[L][number]

/** One item of a list said otherwise. */
const item =
  <L extends ListOf>(list: L, code: string, change: (one: ItemOf<L>) => ItemOf<L>) =>
  (rules: RoundRules): RoundRules => ({
    ...rules,
    [list]: (rules[list] as ItemOf<L>[]).map((one) => (one.code === code ? change(one) : one)),
  })
const without =
  (list: ListOf | 'tieBreaks', code: string) =>
  (rules: RoundRules): RoundRules => ({
    ...rules,
    [list]: (rules[list] as { code: string }[]).filter((one) => one.code !== code),
  })

/** A condition of entry let everybody in, or nobody. */
export const sidesOf = ({ requirements }: Pick<RoundRules, 'requirements'>): Change[] =>
  requirements.flatMap(({ code }) => bothSides('requirements', code))

function bothSides(list: Asked, code: string): Change[] {
  const about = `${list}.${code}`
  return [
    { about, how: 'looser', changed: item(list, code, (one) => ({ ...one, when: everybody })) },
    { about, how: 'stricter', changed: item(list, code, (one) => ({ ...one, when: nobody })) },
  ]
}

/** Every number and rung that a condition names, one up and one down. */
function edgesOf(list: Asked, code: string, when: Condition): Change[] {
  return leavesOf(when).flatMap((leaf, at) => {
    const { limit, order = [] } = leaf
    const rung = typeof limit === 'string' ? order.indexOf(limit) : -1
    const near: unknown[] =
      typeof limit === 'number' ? [limit - 1, limit + 1] : rung < 0 ? [] : [order[rung - 1], order[rung + 1]]
    return near.flatMap((other): Change[] =>
      other === undefined
        ? []
        : [
            {
              about: `${list}.${code} ${leaf.ask} ${String(other)}`,
              how: 'otherwise',
              changed: item(list, code, (one) => ({ ...one, when: withLeaf(one.when!, at, other) })),
            },
          ],
    )
  })
}

type Leaf = Extract<Condition, { kind: 'ask' }>
const leavesOf = (when: Condition): Leaf[] =>
  when.kind === 'ask' ? [when] : (when.kind === 'not' ? [when.part] : when.parts).flatMap(leavesOf)

/** The nth question of a condition with another limit. */
function withLeaf(when: Condition, nth: number, limit: unknown): Condition {
  let at = -1
  const walk = (one: Condition): Condition => {
    if (one.kind === 'ask') return ++at === nth ? { ...one, limit } : one
    return one.kind === 'not' ? { ...one, part: walk(one.part) } : { ...one, parts: one.parts.map(walk) }
  }
  return walk(when)
}

/** What has no two sides but what it is: a case says it. */
const said = [
  'subject',
  'everyYears',
  'places',
  'nominees',
  'goal',
  'termYears',
  'allowanceFen',
  'allowancePaid',
  'allowanceFalls',
  'allowanceTold',
  'grantFen',
  'grantMostFen',
  'fundFen',
  'leastScore',
  'callOpen',
  'notice',
  'appealWithin',
  'deliverWithin',
  'titleBy',
  'mayStayEmpty',
] as const

function otherwise(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  if (typeof value === 'object' && value !== null && 'count' in value)
    return { ...value, count: Number(value.count) + 1 }
  return 'other'
}

/** Every change that some case has to notice. */
export function changesOf(rules: RoundRules): Change[] {
  const { bases } = rules
  const values = said
    .filter((name) => bases[name] !== undefined)
    .map((name): Change => ({
      about: `values.${name}`,
      how: 'otherwise',
      changed: (one) => ({ ...one, [name]: otherwise(one[name]) }),
    }))
  const asked = (['requirements', 'preferences', 'shares', 'renewal'] as const).flatMap((list) =>
    rules[list].flatMap(({ code, when }) => (when ? [...bothSides(list, code), ...edgesOf(list, code, when)] : [])),
  )
  return [
    ...values,
    ...asked,
    ...rules.requirements.map(({ code }): Change => ({
      about: `requirements.${code} usually`,
      how: 'otherwise',
      changed: item('requirements', code, (one) => ({ ...one, usually: !one.usually })),
    })),
    ...rules.renewal.map(({ code, reading }): Change => ({
      about: `renewal.${code} reading`,
      how: 'otherwise',
      changed: item('renewal', code, (one) => ({ ...one, reading: reading === 'ask' ? 'forbids' : 'ask' })),
    })),
    ...rules.shares.flatMap(({ code, reading }): Change[] => [
      ...[-1, 1].map((by): Change => ({
        about: `shares.${code} whole`,
        how: by > 0 ? 'looser' : 'stricter',
        changed: item('shares', code, (one) => ({ ...one, whole: one.whole + by })),
      })),
      ...(['target', 'minimum'] as const)
        .filter((one) => one !== reading)
        .map((one): Change => ({
          about: `shares.${code} ${one}`,
          how: 'otherwise',
          changed: item('shares', code, (share) => ({ ...share, reading: one })),
        })),
    ]),
    ...rules.minimums.map(({ code }): Change => ({
      about: `minimums.${code}`,
      how: 'left out',
      changed: (one) => ({ ...one, minimums: one.minimums.filter((minimum) => minimum.code !== code) }),
    })),
    ...rules.tieBreaks
      .filter(({ by }) => by !== 'lot')
      .map(({ code }): Change => ({
        about: `tieBreaks.${code}`,
        how: 'left out',
        changed: without('tieBreaks', code),
      })),
    ...rules.chain.flatMap(({ code, nominees, level }): Change[] => [
      { about: `chain.${code}`, how: 'left out', changed: without('chain', code) },
      // A level takes part where it lies below the round, and is passed over where it does not.
      {
        about: `chain.${code} ${level}`,
        how: 'stricter',
        changed: item('chain', code, (one) => ({ ...one, level: level === 'employer' ? 'village' : 'employer' })),
      },
      ...(nominees === undefined ? [] : [-1, 1]).map((by): Change => ({
        about: `chain.${code} nominees`,
        how: by > 0 ? 'looser' : 'stricter',
        changed: item('chain', code, (one) => ({ ...one, nominees: one.nominees! + by })),
      })),
    ]),
    ...rules.parts.flatMap(({ code, count }): Change[] => [
      {
        about: `parts.${code}`,
        how: 'looser',
        changed: count > 1 ? item('parts', code, (one) => ({ ...one, count: one.count - 1 })) : without('parts', code),
      },
      {
        about: `parts.${code}`,
        how: 'stricter',
        changed: item('parts', code, (one) => ({ ...one, count: one.count + 1 })),
      },
    ]),
    ...rules.endings.flatMap(({ code, verifiedBy, approvedBy }): Change[] => [
      {
        about: `endings.${code} title`,
        how: 'otherwise',
        changed: item('endings', code, (one) => ({ ...one, title: one.title === 'kept' ? 'withdrawn' : 'kept' })),
      },
      ...(verifiedBy || approvedBy
        ? [
            {
              about: `endings.${code} bodies`,
              how: 'looser' as const,
              changed: item('endings', code, (one) => ({ ...one, verifiedBy: undefined, approvedBy: undefined })),
            },
          ]
        : []),
    ]),
    ...rules.grades.flatMap(({ code, title }): Change[] => [
      {
        about: `grades.${code} title`,
        how: 'otherwise',
        changed: item('grades', code, (one) => ({
          ...one,
          title: title === 'confirmed' ? 'kept' : title === 'never' ? 'confirmed' : 'withdrawn',
        })),
      },
      // Only where there is money to stop.
      ...(rules.allowanceFen || rules.grantMostFen
        ? [
            {
              about: `grades.${code} money`,
              how: 'otherwise' as const,
              changed: item('grades', code, (one) => ({ ...one, money: one.money === 'paid' ? 'stopped' : 'paid' })),
            },
          ]
        : []),
      {
        about: `grades.${code} again`,
        how: 'otherwise',
        changed: item('grades', code, (one) => ({ ...one, mayEnterAgain: !one.mayEnterAgain })),
      },
    ]),
    ...rules.instalments.flatMap(({ code }): Change[] => [
      {
        about: `instalments.${code} after`,
        how: 'otherwise',
        changed: item('instalments', code, (one) => ({
          ...one,
          after: one.after === 'chosen' ? 'delivered' : 'chosen',
        })),
      },
    ]),
  ]
}

/** A change of the list is seen on lists, which take a solver; any other without. */
const touchesLists = (about: string): boolean => /^(shares|minimums|tieBreaks|values\.leastScore)/.test(about)

/** The changes that no case notices. */
export async function unnoticed(
  rulesOn: RulesOn,
  changes: readonly Change[],
  cases: readonly Case[],
  solve: Solve,
): Promise<Change[]> {
  const found: Change[] = []
  const quick = cases.map((one) => ({ ...one, tries: one.tries.filter(({ of }) => of !== 'list') }))
  for (const change of changes) {
    const changed: RulesOn = (on) => {
      const rules = rulesOn(on)
      return rules && change.changed(rules)
    }
    let noticed = false
    for (const one of touchesLists(change.about) ? cases : quick) {
      noticed = (await playProgrammeCase(changed, one, solve)).some(({ passed }) => !passed)
      if (noticed) break
    }
    if (!noticed) found.push(change)
  }
  return found
}
