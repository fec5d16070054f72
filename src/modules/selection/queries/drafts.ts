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
import { casesIn, playDraft } from '#modules/selection/draft-cases.ts'
import type { Line } from '#modules/selection/programme-cases.ts'
import { between, same, type Sentence, sentencesOf } from '#modules/selection/draft-differences.ts'
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
  const read = readDraft(files, place, row, today)
  const played = 'rules' in read ? await playDraft(read.packs, read.name, casesIn(row.cases), today) : null
  const standing = files.get(fileOf(row)) ?? ''
  const before = programmesFor(house.packs, row.region_code as RegionCode, today).find(
    (one) => one.place === row.place && one.code === row.code,
  )
  const sentences = (name: typeof before, packs: Packs) => {
    if (!name) return new Map<string, Sentence>()
    const rules = rulesOf(packs, name, today)
    return sentencesOf(packs, programmeShown({ ...house, packs }, name, rules, today), rules.value)
  }
  const pack = documentOf(files.get(`${row.place}/pack.yaml`) ?? '') as {
    documents?: Record<string, { title: string }>
  } | null
  return {
    ...head!,
    version: row.version,
    text: row.text,
    document: documentOf(row.text),
    faults: read.faults,
    cases: casesWritten(row.cases),
    played: played && {
      cases: played.cases.map(({ name, lines }) => ({ name, lines: lines.map(lineShown) })),
      lacking: played.lacking,
    },
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

/** The cases of a draft as a form edits them; what was typed by hand elsewhere may be none. */
function casesWritten(text: string): Record<string, unknown>[] | null {
  const written = text.trim() === '' ? [] : documentOf(text)
  return Array.isArray(written) ? (written as Record<string, unknown>[]) : null
}

const outcomeWords: Record<string, Words> = {
  met: { zh: '符合', en: 'met' },
  unmet: { zh: '不符合', en: 'not met' },
  unknown: { zh: '尚不能判断', en: 'not known' },
}
const said = (value: unknown): Words => {
  if (value === null) return { zh: '办法里没有这一条', en: 'no such clause' }
  return outcomeWords[String(value)] ?? same(typeof value === 'string' ? value : JSON.stringify(value))
}
const lineShown = ({ about, wanted, found, passed }: Line) => ({
  about,
  passed,
  wanted: said(wanted),
  found: said(found),
})

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
  const read = readDraft(await packFilesNow(rowsOf(query)), placeOf(row, undefined), row, today)
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
