/**
 * A condition as the file keeps it, seen as a form draws it: a question of one fact, or a group of others. Whatever a part carries besides (a title, a
 * clause, a basis of its own) stays where it is, so that going from YAML to the form and back loses nothing.
 */

export type Part = Readonly<Record<string, unknown>>
export type Joiner = 'all' | 'any' | 'none'

export const comparisons = ['atLeast', 'atMost', 'below', 'equals', 'oneOf', 'exists', 'within'] as const
export type Comparison = (typeof comparisons)[number]

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value)
const partsIn = (value: unknown): Part[] => (Array.isArray(value) ? value.filter(isPart) : [])
const isQuestion = (part: Part): boolean =>
  part['all'] === undefined && part['any'] === undefined && part['not'] === undefined

/** How a group joins its parts; undefined for a question, also one that must not be so. */
export function joinerOf(part: Part): Joiner | undefined {
  if (part['all'] !== undefined) return 'all'
  if (part['any'] !== undefined) return 'any'
  const inner = part['not']
  return isPart(inner) && !isQuestion(inner) ? 'none' : undefined
}

/** `not: { any: […] }` that says nothing else is one group: none of these. */
const bareAny = (inner: unknown): boolean =>
  isPart(inner) && inner['any'] !== undefined && Object.keys(inner).length === 1

/** The parts of a group, each with its place below it as faults name it. */
export function partsOf(group: Part): { part: Part; path: string }[] {
  const joiner = joinerOf(group)
  if (joiner === 'all' || joiner === 'any')
    return partsIn(group[joiner]).map((part, at) => ({ part, path: `${joiner}.${at}` }))
  const inner = group['not']
  if (bareAny(inner)) return partsIn((inner as Part)['any']).map((part, at) => ({ part, path: `not.any.${at}` }))
  return isPart(inner) ? [{ part: inner, path: 'not' }] : []
}

/** The same group with other parts. */
export function withParts(group: Part, parts: readonly Part[]): Part {
  const joiner = joinerOf(group)
  if (joiner === 'all' || joiner === 'any') return { ...group, [joiner]: parts }
  return { ...group, not: bareAny(group['not']) || parts.length !== 1 ? { any: parts } : parts[0] }
}

/** The same parts joined otherwise, with what the group carries besides. */
export function joined(group: Part, joiner: Joiner): Part {
  const parts = partsOf(group).map(({ part }) => part)
  const { all: _all, any: _any, not: _not, ...rest } = group
  return joiner === 'none' ? { ...rest, not: { any: parts } } : { ...rest, [joiner]: parts }
}

/** A question that nobody has asked yet. */
export const unasked: Part = {}

/** One question becomes the first of a group. */
export const grouped = (part: Part): Part => ({ all: [part, unasked] })

/** What a question asks, and whether it must not be so. */
export function questionIn(part: Part): { asked: Part; negated: boolean } {
  const inner = part['not']
  return isPart(inner) && isQuestion(inner) ? { asked: inner, negated: true } : { asked: part, negated: false }
}

/** The question as it is from now on; what stands around a “not” stays around it. */
export function asking(part: Part, asked: Part, negated: boolean): Part {
  if (part['not'] !== undefined) {
    const { not: _not, ...around } = part
    return negated ? { ...part, not: asked } : { ...around, ...asked }
  }
  return negated ? { not: asked } : asked
}

/** How a question compares; the first way where nobody has said. */
export const comparisonOf = (asked: Part): Comparison =>
  comparisons.find((one) => asked[one] !== undefined) ?? 'atLeast'

/** The same question compared otherwise; a ladder of codes is climbed in the order of its list. */
export function compared(asked: Part, ask: string, how: Comparison, limit: unknown, codes: readonly string[]): Part {
  const kept = Object.fromEntries(
    Object.entries(asked).filter(
      ([key]) => !comparisons.includes(key as Comparison) && key !== 'ask' && key !== 'order',
    ),
  )
  const onLadder = codes.length > 1 && (how === 'atLeast' || how === 'atMost' || how === 'below')
  const order = ask === asked['ask'] && Array.isArray(asked['order']) ? asked['order'] : codes
  return { ...kept, ask, [how]: limit, ...(onLadder && { order }) }
}

/** What still has to be said before a question can be decided. */
export function gapOf(asked: Part): 'fact' | 'limit' | undefined {
  if (typeof asked['ask'] !== 'string' || asked['ask'] === '') return 'fact'
  const limit = asked[comparisonOf(asked)]
  const isEmpty = limit === undefined || limit === '' || (Array.isArray(limit) && limit.length === 0)
  return isEmpty ? 'limit' : undefined
}
