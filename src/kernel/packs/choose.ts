import type { z } from 'zod'
import type { Day } from '#kernel/days.ts'
import type { Basis, Condition } from '#kernel/packs/decide.ts'
import type { Words } from '#kernel/packs/format.ts'
import type { Dated, Item, Pack, Packs, Topic, Value } from '#kernel/packs/resolve.ts'
import type { RegionCode } from '#kernel/region.ts'

export interface ChosenValue extends Value {
  /** What a lower place says that is looser than the place above it allows, and so does not count. */
  setAside: Value[]
}

/** What holds of a topic in one region on one day. */
export interface Chosen {
  title: Words
  values: Record<string, ChosenValue>
  lists: Record<string, Item[]>
  conditions: Record<string, Condition>
  /** The packs that have a say, with their digests: `national@1a2b3c… ouhai@4d5e6f…`. */
  version: string
}

/** The packs whose place a region is, or lies in: the country first, the nearest last. */
export function packsOver(packs: Packs, regionCode: RegionCode): Pack[] {
  const reach = (pack: Pack) =>
    Math.max(-1, ...pack.prefixes.filter((one) => regionCode.startsWith(one)).map((one) => one.length))
  return packs.packs.filter((pack) => reach(pack) >= 0).sort((a, b) => reach(a) - reach(b))
}

/**
 * What holds of a topic in a region on a day; undefined where no pack knows the topic. The nearest pack in force decides each
 * value, list entry and condition; where a value says which way is stricter, a place below may go only that way.
 */
export function choose(packs: Packs, topic: string, regionCode: RegionCode, on: Day): Chosen | undefined {
  const over = packsOver(packs, regionCode).filter((pack) => pack.topics.has(topic))
  const topics = over.map((pack) => pack.topics.get(topic)!)
  const nearest = topics.at(-1)
  if (!nearest) return undefined
  return {
    title: nearest.title,
    values: gather(topics, 'values', (versions) => valueOf(inForce(versions, on))),
    lists: gather(topics, 'lists', (lists) => listOf(lists, on)),
    conditions: gather(topics, 'conditions', (versions) => inForce(versions, on).at(-1)),
    version: over.map(({ place, version }) => `${place}@${version}`).join(' '),
  }
}

/** For every name in a section, what the places say of it, from above to below, made into one answer. */
function gather<Section extends 'values' | 'lists' | 'conditions', To>(
  topics: Topic[],
  section: Section,
  make: (said: Topic[Section][string][]) => To | undefined,
): Record<string, To> {
  const names = new Set(topics.flatMap((topic) => Object.keys(topic[section])))
  const found: Record<string, To> = {}
  for (const name of names) {
    const said = topics.map((topic) => topic[section][name]).filter((one) => one !== undefined)
    const made = make(said as Topic[Section][string][])
    if (made !== undefined) found[name] = made
  }
  return found
}

const isInForce = ({ from, until }: Dated<unknown>, on: Day): boolean => (!from || from <= on) && (!until || on < until)

function inForce<T>(places: Dated<T>[][], on: Day): T[] {
  return places.flatMap((versions) => versions.filter((one) => isInForce(one, on)).map((one) => one.says))
}

function valueOf(fromAbove: Value[]): ChosenValue | undefined {
  const [first, ...below] = fromAbove
  if (!first) return undefined
  let standing = first
  const setAside: Value[] = []
  for (const value of below) {
    if (mayReplace(value, standing))
      standing = { ...value, stricter: value.stricter ?? (standing.open ? undefined : standing.stricter) }
    else setAside.push(value)
  }
  return { ...standing, setAside }
}

function mayReplace(below: Value, above: Value): boolean {
  if (above.open || !above.stricter) return true
  const [lower, upper] = [measure(below.is), measure(above.is)]
  // Ten days cannot be weighed against ten working days: the place above stands.
  if (!lower || !upper || lower.unit !== upper.unit) return false
  return above.stricter === 'higher' ? lower.count >= upper.count : lower.count <= upper.count
}

/** A plain number, or a count with its unit, as limits are written. */
function measure(is: unknown): { count: number; unit?: unknown } | undefined {
  if (typeof is === 'number') return { count: is }
  if (typeof is !== 'object' || is === null || !('count' in is) || typeof is.count !== 'number') return undefined
  return { count: is.count, unit: 'unit' in is ? is.unit : undefined }
}

function listOf(fromAbove: Topic['lists'][string][], on: Day): Item[] | undefined {
  const items = new Map<string, Item>()
  let closed = false
  for (const list of fromAbove) {
    const said = list.items.filter((item) => isInForce(item, on))
    if (closed || said.length === 0) continue
    if (list.closed) items.clear()
    closed = list.closed
    for (const { says } of said) items.set(says.code, says)
  }
  return items.size > 0 ? [...items.values()] : undefined
}

/** What a module reads of a topic. Kept and shared between callers: read it, never change it. */
export interface TopicAnswer<T> {
  /** Values by name, and lists as arrays of `{ code, … }`, in the module's own form. */
  value: T
  /** By the name of a value, or `list.code`. */
  bases: Record<string, Basis>
  conditions: Record<string, Condition>
  /** What a decision taken by this answer remembers. */
  version: string
}

// A visit asks the same topics as the visit before it. Few places have packs, so the answers of a few days are few.
const kept = new WeakMap<Packs, WeakMap<z.ZodType, Map<string, TopicAnswer<unknown>>>>()
const mostKept = 2000

const keptPlaces = new WeakMap<Packs, Map<RegionCode, string>>()

/** The packs over a region, in one word. */
function placesOver(packs: Packs, region: RegionCode): string {
  const known = keptPlaces.get(packs) ?? new Map<RegionCode, string>()
  keptPlaces.set(packs, known)
  const places =
    known.get(region) ??
    packsOver(packs, region)
      .map((pack) => pack.place)
      .join(' ')
  if (known.size >= mostKept) known.clear()
  known.set(region, places)
  return places
}

/**
 * What holds of a topic in a region on a day, in the form a module asks for. A topic that is missing or does not fit is a
 * fault of the packs or the module and is thrown.
 */
export function topic<S extends z.ZodType>(
  packs: Packs,
  name: string,
  region: RegionCode,
  on: Day,
  schema: S,
): TopicAnswer<z.output<S>> {
  const bySchema = kept.get(packs) ?? new WeakMap()
  kept.set(packs, bySchema)
  const answers = bySchema.get(schema) ?? new Map<string, TopicAnswer<unknown>>()
  bySchema.set(schema, answers)

  const key = `${name} ${on} ${placesOver(packs, region)}`
  const found = answers.get(key) ?? read(packs, name, region, on, schema)
  if (answers.size >= mostKept) answers.clear()
  answers.set(key, found)
  // The map is kept by schema, so what it holds came out of this one.
  return found as TopicAnswer<z.output<S>>
}

function read(packs: Packs, name: string, region: RegionCode, on: Day, schema: z.ZodType): TopicAnswer<unknown> {
  const chosen = choose(packs, name, region, on)
  if (!chosen) throw new Error(`no pack over ${region} has the topic ${name}`)
  const content: Record<string, unknown> = {}
  const bases: Record<string, Basis> = {}
  for (const [key, { is, basis }] of Object.entries(chosen.values)) {
    content[key] = is
    bases[key] = basis
  }
  for (const [key, items] of Object.entries(chosen.lists)) {
    content[key] = items.map((item) => ({ code: item.code, ...item.content }))
    for (const item of items) bases[`${key}.${item.code}`] = item.basis
  }
  const parsed = schema.safeParse(content)
  if (!parsed.success) {
    throw new Error(`the topic ${name} does not fit what is asked of it in ${region} on ${on}`, { cause: parsed.error })
  }
  return { value: parsed.data, bases, conditions: chosen.conditions, version: chosen.version }
}
