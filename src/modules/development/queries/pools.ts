import type { Context } from '#kernel/context.ts'
import { addDays, parseDay } from '#kernel/days.ts'
import { sheetOf } from '#kernel/documents/lists.ts'
import type { Column } from '#kernel/documents/report.ts'
import { requirement } from '#kernel/packs/explain.ts'
import type { Handler } from '#kernel/http.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { personNames } from '#modules/identity/public.ts'
import { organisationNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/development/contract.ts'
import { rankCandidates } from '#modules/development/domain/pool.ts'
import { basisOf, poolsOf } from '#modules/development/rules.ts'
import type { MemberRow } from '#modules/development/store.ts'

/** The pools of the reader's region, each with how full it is. */
export const pools: Handler<typeof contract.pools> = async ({ house, query, actor, today }) => {
  const rules = poolsOf(house.packs, actor.homeRegionCode, today)
  const until = addDays(today, rules.value.remindBefore.count)
  const counts = await query<{ pool: string; members: number; nominated: number; ending: number }>(
    `select pool, count(*) filter (where stage = 'member') as members, count(*) filter (where stage = 'nominated') as nominated,
            count(*) filter (where stage = 'member' and until_on <= $1) as ending from development.pool_member group by pool`,
    [until],
  )
  return {
    pools: rules.value.pools.map((pool) => {
      const count = counts.find((one) => one.pool === pool.code)
      return {
        code: pool.code,
        name: pool.name,
        size: pool.size ?? null,
        termYears: pool.termYears,
        outside: pool.outside,
        members: count?.members ?? 0,
        nominated: count?.nominated ?? 0,
        ending: count?.ending ?? 0,
        entry: pool.when ? requirement(house.packs, pool.when) : null,
        prefer: pool.prefer.flatMap((name) => rules.conditions[name]?.title ?? []),
        ...basisOf(rules, `pools.${pool.code}`),
      }
    }),
    leaving: rules.value.leaving,
  }
}

type Filter = { pool: string; stage?: MemberRow['stage'] | undefined; search?: string | undefined }

async function memberPage(
  context: Pick<Context, 'house' | 'query' | 'db' | 'actor' | 'today'>,
  { pool: code, stage, search }: Filter,
  size: number,
  after?: string,
) {
  const { house, query, db, actor, today } = context
  const rules = poolsOf(house.packs, actor.homeRegionCode, today)
  const pool = rules.value.pools.find((one) => one.code === code)
  if (!pool) return refuseNow('development/pool-unknown')
  // A pool holds tens of people: its names are looked through here.
  const all = await query<MemberRow>(
    `select * from development.pool_member where pool = $1 and ($2::text is null or stage = $2)
      order by case stage when 'nominated' then 0 when 'member' then 1 when 'left' then 2 else 3 end, outcome = 'met' desc, preferred desc, id`,
    [code, stage ?? null],
  )
  const names = await personNames(
    query,
    all.map((one) => one.person_id),
  )
  const nameOf = (one: MemberRow) => one.outside_name ?? names.get(one.person_id!) ?? ''
  const found = search ? all.filter((one) => nameOf(one).includes(search.normalize('NFKC'))) : all
  const members = all.filter((one) => one.stage === 'member').length
  const ranks = new Map(
    rankCandidates(
      all.filter((one) => one.stage === 'nominated'),
      pool.size === undefined ? null : Math.max(0, pool.size - members),
    ).map((one) => [one.id, one]),
  )
  const start = Number(readCursor(after, 1)?.[0] ?? 0)
  const rows = found.slice(start, start + size)
  const organisations = await organisationNames(
    db,
    rows.flatMap((one) => one.organisation_id ?? []),
  )
  const soon = addDays(today, rules.value.remindBefore.count)
  return {
    rows: rows.map((one) => ({
      memberId: one.id,
      pool: one.pool,
      personId: one.person_id,
      name: nameOf(one),
      institution: one.outside_institution ?? organisations.get(one.organisation_id ?? '') ?? '',
      stage: one.stage,
      reason: one.reason,
      outcome: one.outcome,
      preferred: one.preferred,
      rank: ranks.get(one.id)?.rank ?? null,
      tied: ranks.get(one.id)?.tied ?? false,
      fromOn: one.from_on,
      untilOn: one.until_on,
      endsSoon: one.stage === 'member' && one.until_on !== null && one.until_on <= soon,
      leftOn: one.left_on,
      leftReason:
        one.left_reason === null
          ? null
          : (rules.value.leaving.find((reason) => reason.code === one.left_reason)?.name ?? null),
      note: one.decision_note,
      version: one.version,
    })),
    total: found.length,
    totalIsExact: true,
    next: found.length > start + size ? cursorOf([start + size]) : null,
    poolName: pool.name,
  }
}

export const poolMembers: Handler<typeof contract.poolMembers> = async (context, { size, after, ...filter }) =>
  memberPage(context, filter, size, after)

const stages = { nominated: '待确定', member: '在库', declined: '未入选', left: '已出库' }
const outcomes = { met: '符合', unmet: '不符合', unknown: '尚不能判断' }

export const exportPool: Handler<typeof contract.exportPool> = async (context, filter) => {
  const { rows, poolName } = await memberPage(context, filter, 100_000)
  const columns: Column[] = ['姓名', '单位', '状态', '入库条件', '推荐理由', '任期起', '任期止', '出库原因'].map(
    (title) => ({ title, kind: 'text' }),
  )
  const lines = rows.map((one) => [
    one.name,
    one.institution,
    stages[one.stage],
    outcomes[one.outcome],
    one.reason,
    one.fromOn,
    one.untilOn && addDays(parseDay(one.untilOn), -1),
    one.leftReason?.zh ?? null,
  ])
  const body = await sheetOf(columns, lines, { title: poolName.zh, demonstration: context.house.demonstration })
  context.about({ details: { rows: lines.length } })
  return {
    name: `${poolName.zh}-${context.today}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body,
  }
}
