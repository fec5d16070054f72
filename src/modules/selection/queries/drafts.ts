import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import { parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { choose } from '#kernel/packs/choose.ts'
import type { Facts, Outcome } from '#kernel/packs/decide.ts'
import { explain } from '#kernel/packs/explain.ts'
import type { Words } from '#kernel/packs/format.ts'
import { packFilesNow } from '#kernel/packs/issued.ts'
import type { Packs } from '#kernel/packs/load.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { personNames } from '#modules/identity/public.ts'
import { regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/selection/contract-drafts.ts'
import { verdictOn } from '#modules/selection/domain/verdict.ts'
import { documentOf, fileOf, readDraft } from '#modules/selection/draft-rules.ts'
import { findDraft, placeOf, rowsOf } from '#modules/selection/draft-store.ts'
import { programmeShown } from '#modules/selection/queries/programmes.ts'
import { peopleWithFacts } from '#modules/selection/queries/rehearse.ts'
import { type Programme, programmesFor, rulesOf } from '#modules/selection/rules.ts'
import { type DraftRow, selection } from '#modules/selection/tables.ts'
import { peopleByIds } from '#modules/workforce/public.ts'

function titleOf({ text, code }: DraftRow): Words {
  const written = documentOf(text) as { title?: Partial<Words> } | null
  return { zh: written?.title?.zh ?? code, en: written?.title?.en ?? code }
}

async function shown({ db, query }: Context, rows: DraftRow[]) {
  const names = await personNames(
    query,
    rows.flatMap((row) => [row.written_by, row.issued_by]),
  )
  const regions = await regionNames(
    db,
    rows.map((row) => row.region_code),
  )
  return rows.map((row) => ({
    draftId: row.id,
    place: row.place,
    code: row.code,
    title: titleOf(row),
    regionName: regions.get(row.region_code) ?? row.region_code,
    stage: row.stage,
    writtenBy: names.get(row.written_by) ?? '',
    writtenAt: row.written_at.toISOString(),
    issuedBy: row.issued_by && (names.get(row.issued_by) ?? ''),
    issuedAt: row.issued_at?.toISOString() ?? null,
  }))
}

export const drafts: Handler<typeof contract.drafts> = async (context, { size, after, ...filter }) => {
  const from = readCursor(after, 2)
  const found = selection(context.db)
    .selectFrom('selection.draft')
    .$if(filter.stage !== undefined, (one) => one.where('stage', '=', filter.stage!))
    .$if(filter.place !== undefined, (one) => one.where('place', '=', filter.place!))
    .$if(filter.code !== undefined, (one) => one.where('code', '=', filter.code!))
  const [rows, { total }] = await Promise.all([
    found
      .selectAll()
      .$if(from !== undefined, (one) =>
        one.where(sql<boolean>`(written_at, id) < (${from![0]}::timestamptz, ${from![1]}::uuid)`),
      )
      .orderBy('written_at', 'desc')
      .orderBy('id', 'desc')
      .limit(size + 1)
      .execute(),
    found.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  ])
  const last = rows.length > size ? rows[size - 1]! : undefined
  return {
    rows: await shown(context, rows.slice(0, size)),
    total: Number(total),
    totalIsExact: true,
    next: last ? cursorOf([last.written_at.toISOString(), last.id]) : null,
  }
}

export const draft: Handler<typeof contract.draft> = async (context, { draftId }) => {
  const { house, actor, query, today } = context
  const row = await findDraft(context, draftId)
  const [head] = await shown(context, [row])
  const files = await packFilesNow(rowsOf(query))
  const place = placeOf(row, head!.regionName)
  const read = readDraft(files, place, row.text, today)
  const standing = files.get(fileOf(row)) ?? ''
  const before = programmesFor(house.packs, row.region_code as RegionCode, today).find(
    (one) => one.place === row.place && one.code === row.code,
  )
  const sentences = (name: typeof before, packs: Packs) =>
    name
      ? sentencesOf(programmeShown({ ...house, packs }, name, rulesOf(packs, name, today), today))
      : new Map<string, Sentence>()
  const pack = documentOf(files.get(`${row.place}/pack.yaml`) ?? '') as {
    documents?: Record<string, { title: string }>
  } | null
  return {
    ...head!,
    version: row.version,
    text: row.text,
    document: documentOf(row.text),
    faults: read.faults,
    note: row.note,
    sentBackBecause: row.sent_back_because,
    mayIssue: row.stage === 'submitted' && row.written_by !== actor.personId,
    mayWrite: row.stage === 'draft' || row.stage === 'sent-back',
    standing,
    standingMoved: standing !== row.based_on,
    differences: 'rules' in read ? between(sentences(before, house.packs), sentences(read.name, read.packs)) : [],
    facts: factsOf(house.packs, place.regionCode, parseDay(today)),
    documents: Object.entries(pack?.documents ?? {}).map(([key, { title }]) => ({ key, title })),
  }
}

interface Sentence {
  part: string
  name: Words
  said: Words
}

/** Everything that a programme's page says, line by line, by where it stands. */
function sentencesOf(shownAs: ReturnType<typeof programmeShown>): Map<string, Sentence> {
  const found = new Map<string, Sentence>()
  const put = (part: string, one: { code: string; name: Words }, ...said: (Words | null)[]) =>
    found.set(`${part}.${one.code}`, {
      part,
      name: one.name,
      said: joined([one.name, ...said.filter((each) => each !== null)]),
    })
  for (const one of shownAs.figures) put('figures', one, one.value)
  for (const one of shownAs.requirements) put('requirements', one, one.wanted)
  for (const one of shownAs.renewal) put('renewal', one, one.wanted)
  for (const one of shownAs.preferences) put('preferences', one, one.wanted)
  for (const one of shownAs.shares) put('shares', one, same(`${one.part}/${one.whole}`))
  for (const { kind, items } of shownAs.lists) for (const one of items) put(kind, one)
  for (const one of shownAs.stages) put('stages', one, one.does, one.takes && limit(one.takes))
  for (const one of shownAs.endings)
    put('endings', one, same(`${one.title} / ${one.money}`), one.verifiedBy, one.approvedBy)
  return found
}

const same = (text: string): Words => ({ zh: text, en: text })
const limit = ({ unit, count }: { unit: 'workingDays' | 'days'; count: number }): Words =>
  unit === 'workingDays'
    ? { zh: `${count} 个工作日`, en: `${count} working days` }
    : { zh: `${count} 天`, en: `${count} days` }
const joined = (parts: Words[]): Words => ({
  zh: parts.map((one) => one.zh).join('：'),
  en: parts.map((one) => one.en).join(': '),
})

function between(before: Map<string, Sentence>, after: Map<string, Sentence>) {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)]
    if (was?.said.zh === is?.said.zh && was?.said.en === is?.said.en) return []
    const { part, name } = (is ?? was)!
    return [{ part, name, before: was?.said ?? null, after: is?.said ?? null }]
  })
}

/** Every fact that a condition may ask for, with the codes that may be answered. */
function factsOf(packs: Packs, region: RegionCode, on: ReturnType<typeof parseDay>) {
  return Object.entries(packs.facts).map(([fact, { zh, en, unit, kind, codes, values }]) => {
    const [topic, list] = codes?.split('/') ?? []
    const items = topic && list ? (choose(packs, topic, region, on)?.lists[list] ?? []) : []
    return {
      fact,
      name: { zh, en },
      unit: unit ?? null,
      kind: kind ?? null,
      codes: [
        ...items.map(({ code, content }) => ({ code, name: (content['name'] as Words | undefined) ?? same(code) })),
        ...Object.entries(values ?? {}).map(([code, name]) => ({ code, name })),
      ],
    }
  })
}

const mostRows = 200

type Change = 'gains' | 'loses' | 'now-unknown' | 'now-known'

function changeOf(before: Outcome, after: Outcome): Change | undefined {
  if (before === after) return undefined
  if (after === 'met') return 'gains'
  if (before === 'met') return 'loses'
  return after === 'unknown' ? 'now-unknown' : 'now-known'
}

/** The rule that stands and the draft, tried on the same people: who gains, who loses. Nothing is kept, and nothing decided changes. */
export const compareDraft: Handler<typeof contract.compareDraft> = async (context, { draftId, on, regionCode }) => {
  const { house, query, today } = context
  const row = await findDraft(context, draftId)
  const read = readDraft(await packFilesNow(rowsOf(query)), placeOf(row, undefined), row.text, today)
  if (!('rules' in read))
    return refuseNow('selection/draft-faulty', {
      n: read.faults.length,
      first: read.faults[0]!.said[context.actor.language],
    })
  const after: Programme = read.rules.value
  if (after.subject !== 'person') refuseNow('selection/not-of-people')
  const name = programmesFor(house.packs, row.region_code as RegionCode, today).find(
    (one) => one.place === row.place && one.code === row.code,
  )
  const before = name && rulesOf(house.packs, name, today).value
  const { people, roundTitle } =
    on === 'register'
      ? { people: await peopleWithFacts(context, regionCode), roundTitle: null }
      : await lastEntrants(context, row)
  const judged = people.map(({ facts, ...one }) => ({
    ...one,
    // Where no rule stands yet, nobody can enter.
    was: before ? verdictOn(before, facts, today).outcome : ('unmet' as const),
    is: verdictOn(after, facts, today),
  }))
  const counts = (of: (one: (typeof judged)[number]) => Outcome) => {
    const by = Map.groupBy(judged, of)
    return {
      met: by.get('met')?.length ?? 0,
      unmet: by.get('unmet')?.length ?? 0,
      unknown: by.get('unknown')?.length ?? 0,
    }
  }
  const changed = judged.flatMap((one) => {
    const change = changeOf(one.was, one.is.outcome)
    return change ? [{ ...one, change }] : []
  })
  const order: Change[] = ['loses', 'gains', 'now-unknown', 'now-known']
  return {
    people: people.length,
    roundTitle,
    before: counts((one) => one.was),
    after: counts((one) => one.is.outcome),
    changes: Object.fromEntries(
      order.map((one) => [one, changed.filter(({ change }) => change === one).length]),
    ) as Record<Change, number>,
    rows: changed
      .toSorted((a, b) => order.indexOf(a.change) - order.indexOf(b.change))
      .slice(0, mostRows)
      .map(({ personId, name: called, change, is }) => ({
        personId,
        name: called,
        change,
        lines: is.requirements.flatMap(({ decided }) => explain(read.packs, decided)),
      })),
  }
}

/** Those who entered the last round of the programme here, with their facts as they were then. */
async function lastEntrants(
  { db, query }: Context,
  row: DraftRow,
): Promise<{ people: { personId: string; name: string; facts: Facts }[]; roundTitle: string | null }> {
  const round = await selection(db)
    .selectFrom('selection.round')
    .select(['id', 'title'])
    .where('place', '=', row.place)
    .where('code', '=', row.code)
    .where('stage', '<>', 'cancelled')
    .orderBy('opened_on', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  if (!round) return { people: [], roundTitle: null }
  const entries = await selection(db)
    .selectFrom('selection.entry')
    .select(['person_id', 'facts'])
    .where('round_id', '=', round.id)
    .where('person_id', 'is not', null)
    .where('submitted_at', 'is not', null)
    .where('stage', '<>', 'withdrawn')
    .execute()
  const named = await peopleByIds(
    query,
    entries.flatMap((one) => one.person_id ?? []),
  )
  return {
    roundTitle: round.title,
    people: entries.map(({ person_id, facts }) => ({
      personId: person_id!,
      name: named.get(person_id!)?.name ?? '',
      facts: facts.facts ?? {},
    })),
  }
}
