import type { Day } from '#kernel/days.ts'
import type { Basis, Condition } from '#kernel/packs/decide.ts'
import { comparisonNames } from '#kernel/packs/compare/comparisons.ts'
import type { ConditionFile, PackFile, TopicFile, Words } from '#kernel/packs/format.ts'
import type { WrittenPack } from '#kernel/packs/validate.ts'

/** Something that a pack says, from a day until a day (exclusive); no day is no bound. */
export interface Dated<T> {
  from?: Day | undefined
  until?: Day | undefined
  says: T
}

export interface Value {
  is: unknown
  basis: Basis
  stricter?: 'higher' | 'lower' | undefined
  open?: boolean | undefined
}

/** An entry of a code list: its code, and what the topic says of it. */
export interface Item {
  code: string
  basis: Basis
  content: Record<string, unknown>
}

export interface Topic {
  title: Words
  values: Record<string, Dated<Value>[]>
  lists: Record<string, { closed: boolean; items: Dated<Item>[] }>
  conditions: Record<string, Dated<Condition>[]>
}

export interface Pack {
  place: string
  title: Words
  /** The leading digits of its regions; one empty text for the whole country. */
  prefixes: string[]
  /** Digest of its files: what a decided thing remembers. */
  version: string
  topics: Map<string, Topic>
}

export interface Packs {
  packs: Pack[]
  /** The names of the facts that conditions ask for, of all packs together. */
  facts: PackFile['facts']
}

type Documents = PackFile['documents']
type Grounds = Pick<ConditionFile, 'basis' | 'clause' | 'certainty' | 'note' | 'from' | 'until'>

/** Puts the documents in the place of their keys. Only for packs without faults. */
export function resolve(written: WrittenPack[], versionOf: (place: string) => string): Packs {
  const packs = written.map(({ place, written: pack, topics }) => ({
    place,
    title: pack.title,
    prefixes: pack.regions === 'country' ? [''] : pack.regions,
    version: versionOf(place),
    topics: new Map(
      [...topics].map(([name, topic]) => [
        name,
        topicOf(topic.written, place, { ...pack.documents, ...topic.written.documents }),
      ]),
    ),
  }))
  return { packs, facts: Object.assign({}, ...written.map((pack) => pack.written.facts)) }
}

function topicOf(topic: TopicFile, place: string, documents: Documents): Topic {
  const each = <From, To>(of: Record<string, From>, make: (one: From) => To): Record<string, To> =>
    Object.fromEntries(Object.entries(of).map(([name, one]) => [name, make(one)]))

  return {
    title: topic.title,
    values: each(topic.values, (value) =>
      [value]
        .flat()
        .map((one) => dated(one, { is: one.is, basis: basisOf(one), stricter: one.stricter, open: one.open })),
    ),
    lists: each(topic.lists, (list) => ({
      closed: list.closed ?? false,
      items: list.items.map((item) => {
        const { code, basis, clause, certainty, note, from, until, when, ...content } = item
        const own = under({ basis, clause, certainty, note, from, until }, list)
        if (when) content['when'] = conditionOf(when, own)
        return dated(own, { code, basis: basisOf(own), content })
      }),
    })),
    conditions: each(topic.conditions, (condition) =>
      [condition].flat().map((one) => dated(one, conditionOf(one, {}))),
    ),
  }

  function conditionOf(written: ConditionFile, above: Grounds): Condition {
    const own = under(written, above)
    const title = written.title && { title: written.title }
    if (written.ask !== undefined) {
      const compare = comparisonNames.find((name) => written[name] !== undefined)!
      const order = written.order && { order: written.order }
      return {
        kind: 'ask',
        ...title,
        ask: written.ask,
        compare,
        limit: written[compare],
        ...order,
        basis: basisOf(own),
      }
    }
    if (written.not) return { kind: 'not', ...title, part: conditionOf(written.not, own) }
    const kind = written.all ? 'all' : 'any'
    return { kind, ...title, parts: (written.all ?? written.any)!.map((part) => conditionOf(part, own)) }
  }

  /** A thing rests on what stands around it; whoever names a document of its own leaves the other's clause behind. */
  function under(own: Grounds, above: Grounds): Grounds {
    if (own.basis !== undefined) return own
    return {
      basis: above.basis,
      clause: own.clause ?? above.clause,
      certainty: own.certainty ?? above.certainty,
      note: own.note ?? above.note,
      from: own.from ?? above.from,
      until: own.until ?? above.until,
    }
  }

  function basisOf(own: Grounds): Basis {
    const document = own.basis!
    const { from: _from, until: _until, ...rest } = documents[document]!
    const said = Object.entries({ clause: own.clause, certainty: own.certainty, note: own.note })
    return { place, document, ...rest, ...Object.fromEntries(said.filter(([, value]) => value !== undefined)) } as Basis
  }

  /** In force for its own term, else for that of its document. */
  function dated<T>(own: Grounds, says: T): Dated<T> {
    const document = own.basis === undefined ? undefined : documents[own.basis]
    return { from: own.from ?? document?.from, until: own.until ?? document?.until, says }
  }
}
