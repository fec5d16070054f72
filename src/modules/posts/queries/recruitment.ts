import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import { todayIn } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Handler } from '#kernel/http.ts'
import { allOf, anywhere, isUuid } from '#kernel/list.ts'
import type { Words } from '#kernel/packs/format.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import { explain } from '#kernel/packs/explain.ts'
import { decide } from '#kernel/packs/decide.ts'
import { personNames } from '#modules/identity/public.ts'
import { organisationNames, regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/posts/contract.ts'
import { faultOf } from '#modules/posts/domain/recruitment.ts'
import { obstaclesOf } from '#modules/posts/queries/recruitment-now.ts'
import { recruitmentOf, type RoundRules } from '#modules/posts/recruitment-rules.ts'
import {
  findRound,
  nextStageOf,
  readRound,
  type RoundRow,
  standingsOf,
  stageOf,
  tiedIn,
} from '#modules/posts/recruitment-store.ts'
import { refusals } from '#modules/posts/refusals.ts'
import { basisShown } from '#modules/posts/rules.ts'
import { posts } from '#modules/posts/tables.ts'

type RoundShown = OutputOf<typeof contract.recruitments>['rows'][number]
type RuleLine = OutputOf<typeof contract.recruitmentRules>['values'][number]
type Reader = Pick<Context, 'db' | 'query' | 'house' | 'today'>

/* ── The rule in words ── */

const basisOf = (rules: RoundRules, key: string) => ({
  ...basisShown(rules.bases[key]),
  note: rules.bases[key]?.note ?? null,
})

const stagesShown = (rules: RoundRules) =>
  rules.stages.map((one) => ({ ...one, ...basisShown(rules.bases[`stages.${one.code}`]) }))

/** Conditions of entry, as they are asked. */
function requirementsShown({ packs }: Context['house'], rules: RoundRules, today: Context['today']): RuleLine[] {
  return rules.requirements.map(({ code, name, when }) => {
    const sentences = explain(packs, decide(when, {}, today)).filter((line) => line.basis)
    const asked = (language: 'zh' | 'en') =>
      sentences.map(({ sentence }) => sentence[language].replace(/[。.] ?(尚不能判断|Not known yet)$/, '')).join('；')
    const strip = (said: string) => said.replace(/^.*?(要求：|Required: )/, '')
    return {
      name,
      value: { zh: strip(asked('zh')), en: strip(asked('en')) },
      ...basisOf(rules, `requirements.${code}`),
    }
  })
}

const plain = (value: string | number): Words => ({ zh: String(value), en: String(value) })
const readings: Record<RoundRules['certificateReading'], Words> = {
  preference: { zh: '同等条件下优先', en: 'preferred' },
  condition: { zh: '作为报名条件', en: 'a condition of entry' },
  ask: { zh: '由招聘单位选择并说明理由', en: 'the office chooses and says why' },
}

function valuesShown(rules: RoundRules): RuleLine[] {
  const stageName = (code: string): Words =>
    code === 'certificate'
      ? { zh: '持证者', en: 'the certificate' }
      : (rules.stages.find((one) => one.code === code)?.name ?? plain(code))
  const breaks = rules.tieBreaks.map(stageName)
  const { unit, count } = rules.publicity
  return [
    {
      key: 'certificateReading',
      name: { zh: '“持证优先”怎样理解', en: 'What “preferred” means' },
      value: readings[rules.certificateReading],
    },
    {
      key: 'preferenceBy',
      name: { zh: '优先的办法', en: 'How a preference counts' },
      value:
        rules.preferenceBy === 'tie'
          ? { zh: '总分相同时排在前面', en: 'first among equals' }
          : { zh: `总分加 ${rules.preferencePoints} 分`, en: `${rules.preferencePoints} points more` },
    },
    {
      key: 'leastPerPlace',
      name: { zh: '开考比例', en: 'Candidates for each place, at least' },
      value: { zh: `每个名额至少 ${rules.leastPerPlace} 人`, en: String(rules.leastPerPlace) },
    },
    {
      key: 'tieBreaks',
      name: { zh: '总分并列', en: 'Equal totals' },
      value: {
        zh: `${breaks.map((one) => `依次比${one.zh}`).join('、')}${breaks.length > 0 ? '，' : ''}仍相同的由招聘单位确定并说明理由`,
        en: `${breaks.map((one) => one.en).join(', then ')}${breaks.length > 0 ? ', then ' : ''}the office decides and says why`,
      },
    },
    {
      key: 'publicity',
      name: { zh: '公示', en: 'Public list' },
      value: {
        zh: `${count} 个${unit === 'workingDays' ? '工作日' : '自然日'}`,
        en: `${count} ${unit === 'workingDays' ? 'working days' : 'days'}`,
      },
    },
    {
      key: 'probation',
      name: { zh: '试用期', en: 'Probation' },
      value: rules.probation ? { zh: '有', en: 'yes' } : { zh: '无', en: 'no' },
    },
  ].map(({ key, ...line }) => ({ ...line, ...basisOf(rules, key) }))
}

export const recruitmentRules: Handler<typeof contract.recruitmentRules> = ({ house, today }, { regionCode }) => {
  const { rules } = recruitmentOf(house.packs, regionCode, today)
  const fault = faultOf(rules)
  const words = fault && refusals[`posts/${fault.code}` as keyof typeof refusals]
  const fill = (said: string) => said.replaceAll('{sum}', String(fault?.params?.['sum'] ?? ''))
  return Promise.resolve({
    reading: rules.certificateReading,
    stages: stagesShown(rules),
    requirements: requirementsShown(house, rules, today),
    values: valuesShown(rules),
    fault: words ? { zh: fill(words.zh), en: fill(words.en) } : null,
  })
}

/* ── Rounds ── */

type Stored = RoundRow & { places: number; candidates: number; appointed: number }

const counted = sql`(select coalesce(sum(p.places), 0)::int from posts.recruitment_place p where p.recruitment_id = r.id) as places,
  (select count(*)::int from posts.candidate c where c.recruitment_id = r.id) as candidates,
  (select count(c.incumbency_id)::int from posts.candidate c where c.recruitment_id = r.id) as appointed`

const shown = (row: Stored, regions: Map<string, string>): RoundShown => ({
  recruitmentId: row.id,
  title: row.title,
  regionCode: row.region_code,
  regionName: regions.get(row.region_code) ?? '',
  stage: row.stage,
  stageName: stageOf({ round: row })?.name ?? { zh: row.stage, en: row.stage },
  status: row.status,
  signUpUntil: row.sign_up_until,
  openedOn: todayIn(row.opened_at),
  places: row.places,
  candidates: row.candidates,
  appointed: row.appointed,
})

/** Rounds within reach, the latest first. */
export const recruitments: Handler<typeof contract.recruitments> = async ({ db }, { size, after, search, status }) => {
  const [at, id] = readCursor(after, 2) ?? []
  const conditions = [
    ...(search ? [sql`r.title like ${anywhere(search)}`] : []),
    ...(status ? [sql`r.status = ${status}`] : []),
  ]
  const rest = typeof at === 'string' && isUuid(id) ? [sql`(r.opened_at, r.id) < (${at}::timestamptz, ${id})`] : []
  const [page, all] = await Promise.all([
    sql<Stored>`select r.*, ${counted} from posts.recruitment r where ${allOf([...conditions, ...rest])} order by r.opened_at desc, r.id desc limit ${size + 1}`.execute(
      db,
    ),
    sql<{ count: number }>`select count(*) from posts.recruitment r where ${allOf(conditions)}`.execute(db),
  ])
  const rows = page.rows.slice(0, size)
  const last = rows.at(-1)
  const regions = await regionNames(
    db,
    rows.map((row) => row.region_code),
  )
  return {
    rows: rows.map((row) => shown(row, regions)),
    total: all.rows[0]!.count,
    totalIsExact: true,
    next: page.rows.length > size && last ? cursorOf([last.opened_at.toISOString(), last.id]) : null,
  }
}

/** The titles of posts and the names of their organisations, for the places of a round. */
export async function placeNames(
  { db }: Pick<Reader, 'db'>,
  places: readonly { post_id: string; organisation_id: string }[],
) {
  const ids = places.map((one) => one.post_id)
  const [titles, organisations] = await Promise.all([
    ids.length > 0 ? posts(db).selectFrom('posts.post').select(['id', 'title']).where('id', 'in', ids).execute() : [],
    organisationNames(
      db,
      places.map((one) => one.organisation_id),
    ),
  ])
  const titleOf = new Map(titles.map((one) => [one.id, one.title]))
  return { title: (id: string) => titleOf.get(id) ?? '', organisation: (id: string) => organisations.get(id) ?? '' }
}

/** One round: its stages with how many are in each, its places, what stands in the way, and what was decided. */
export const recruitmentRound: Handler<typeof contract.recruitmentRound> = async (context, { recruitmentId }) => {
  const { db, query, house, today } = context
  const round = await findRound(context, recruitmentId)
  const loaded = await readRound(context, round)
  const { places, candidates } = loaded
  const [decisions, regions, names] = await Promise.all([
    posts(db)
      .selectFrom('posts.recruitment_decision')
      .selectAll()
      .where('recruitment_id', '=', round.id)
      .orderBy('seq', 'desc')
      .limit(200)
      .execute(),
    regionNames(db, [round.region_code]),
    placeNames(context, places),
  ])
  const people = await personNames(
    query,
    decisions.map((one) => one.decided_by),
  )
  const now = standingsOf(loaded)
  const next = nextStageOf(loaded)
  const { stages } = round.rules
  const isOpen = round.status === 'open'
  const own = Map.groupBy(candidates, (one) => one.place_id)
  const running = (ids: string[]) => ids.filter((id) => ['in', 'waiting', 'tied'].includes(now.get(id)!.state)).length
  return {
    ...shown(
      {
        ...round,
        places: places.reduce((sum, one) => sum + one.places, 0),
        candidates: candidates.length,
        appointed: candidates.filter((one) => one.incumbency_id).length,
      },
      regions,
    ),
    notice: round.notice,
    reading: round.reading,
    readingReason: round.reading_reason,
    publicFrom: round.public_from,
    publicUntil: round.public_until,
    version: round.version,
    stages: stagesShown(round.rules).map((stage, at) => ({
      ...stage,
      // How many came as far as this.
      people:
        at > stages.findIndex((one) => one.code === round.stage)
          ? 0
          : [...now.values()].filter((one) => {
              const came = stages.findIndex((other) => other.code === one.stage)
              // Who stopped at the line into a stage never came into it.
              const atTheLine = ['reserve', 'tied'].includes(one.state) || one.why === 'beyond-ratio'
              return atTheLine ? came > at : came >= at
            }).length,
    })),
    requirements: requirementsShown(house, round.rules, today),
    values: valuesShown(round.rules),
    leastPerPlace: round.rules.leastPerPlace,
    placesShown: places.map((place) => {
      const these = own.get(place.id) ?? []
      return {
        placeId: place.id,
        postId: place.post_id,
        title: names.title(place.post_id),
        organisation: { id: place.organisation_id, name: names.organisation(place.organisation_id) },
        planned: place.planned,
        places: place.places,
        certificate: place.certificate,
        certificateLevel: place.certificate_level,
        fewKept: place.few_kept,
        candidates: these.length,
        running: running(these.map((one) => one.id)),
        appointed: these.filter((one) => one.incumbency_id).length,
        tied: isOpen ? tiedIn(loaded, place.id).map(({ id, number, name }) => ({ candidateId: id, number, name })) : [],
        version: place.version,
      }
    }),
    obstacles: isOpen ? obstaclesOf(loaded, today) : [],
    nextStage: isOpen && next ? next.name : null,
    decisions: decisions.map((one) => {
      const place = places.find(({ id }) => id === one.place_id)
      const candidate = candidates.find(({ id }) => id === one.candidate_id)
      return {
        kind: one.kind,
        about: candidate ? `${candidate.number} ${candidate.name}` : place ? names.title(place.post_id) : '',
        value: one.value,
        valueName:
          stages.find(({ code }) => code === one.value)?.name ??
          (one.kind === 'reading' ? readings[one.value as 'preference' | 'condition'] : null),
        reason: one.reason,
        by: people.get(one.decided_by) ?? '',
        at: one.decided_at.toISOString(),
      }
    }),
  }
}
