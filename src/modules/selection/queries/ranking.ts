import type { Context } from '#kernel/context.ts'
import { count, money, sheet, text } from '#kernel/documents/list-sheet.ts'
import type { Handler } from '#kernel/http.ts'
import { basisWords } from '#kernel/packs/explain.ts'
import { regionNames } from '#modules/organisations/public.ts'
import { costsOf } from '#modules/selection/choose-list.ts'
import type * as contract from '#modules/selection/contract-ranking.ts'
import { type Quota, type Reading, readingsOf } from '#modules/selection/domain/ranking.ts'
import type { RoundRules } from '#modules/selection/kept.ts'
import { type Field, fieldOf, listFrom, type Made, placesOf } from '#modules/selection/rank-round.ts'
import { officeRound } from '#modules/selection/judging.ts'
import { solving } from '#modules/selection/solver.ts'
import type { RoundRow } from '#modules/selection/tables.ts'

const points = (hundredths: number): number => hundredths / 100

const grounds = ({ bases }: RoundRules, list: string, code: string) => {
  const basis = bases[`${list}.${code}`]
  return { basis: basis ? basisWords(basis) : null, certainty: basis?.certainty ?? null }
}

const inputsOf = ({ rules, pack_version }: RoundRow, { contenders }: Field, reading: Reading) => ({
  rule: placesOf(rules),
  reading,
  contenders,
  lots: [],
  packVersion: pack_version,
})

/** A quota in words: the share or minimum of the rule, and of a minimum the region. */
function inWords(rules: RoundRules, regions: ReadonlyMap<string, string>) {
  return ({ kind, code, region }: Quota) => {
    const list = kind === 'share' ? 'shares' : 'minimums'
    return {
      name: rules[list].find((one) => one.code === code)!.name,
      regionName: region === undefined ? null : (regions.get(region) ?? region),
      ...grounds(rules, list, code),
    }
  }
}

const regionsOf = ({ db }: Context, quotas: readonly Quota[]) =>
  regionNames(
    db,
    quotas.flatMap(({ region }) => region ?? []),
  )

/** The list under every reading that the rule allows, side by side; nobody has a name. */
export const ranking: Handler<typeof contract.ranking> = async (context, { roundId }) => {
  const round = await officeRound(context, roundId)
  const { rules } = round
  const field = await fieldOf(context, round)
  const rule = placesOf(rules)
  const made = await solving(async (solve) => {
    const lists: (Made & { reading: Reading })[] = []
    for (const reading of readingsOf(rule))
      lists.push({ reading, ...(await listFrom(inputsOf(round, field, reading), solve)) })
    return lists
  })
  const first = made[0]!.list.chosen
  const names = inWords(
    rules,
    await regionsOf(
      context,
      made.flatMap(({ quotas }) => quotas),
    ),
  )
  const numbers = (ids: Iterable<string>) => [...ids].map((id) => field.numbers.get(id)!).toSorted((a, b) => a - b)
  return {
    places: rules.places ?? null,
    contenders: field.contenders.length,
    waiting: field.waiting.map((one) => ({ ...one, number: field.numbers.get(one.entryId)! })),
    lists: made.map(({ reading, list, quotas }) => ({
      reading,
      chosen: list.chosen.size,
      points: points(list.sum),
      quotas: quotas.map((quota, at) => ({
        ...names(quota),
        count: quota.count,
        first: quota.first,
        chosen: [...quota.members].filter((id) => list.chosen.has(id)).length,
        unfilled: list.unfilled[at]!,
      })),
      more: numbers([...list.chosen].filter((id) => !first.has(id))),
      fewer: numbers([...first].filter((id) => !list.chosen.has(id))),
      undecided: numbers(list.undecided),
    })),
    shares: rules.shares.map(({ code, name }) => ({
      code,
      name,
      members: field.contenders.filter((one) => one.shares.includes(code)).length,
      ...grounds(rules, 'shares', code),
    })),
  }
}

const rowsOf = ({ numbers, contenders }: Field, { list, ranked, near }: Made) => {
  const shares = new Map(contenders.map((one) => [one.id, one.shares]))
  return ranked.map(({ entryId, rank, chosen, score, low, high }) => ({
    entryId,
    number: numbers.get(entryId)!,
    rank,
    chosen,
    score: points(score),
    low: points(low),
    high: points(high),
    shares: [...shares.get(entryId)!],
    undecided: list.undecided.has(entryId),
    nearTheLine: near.has(entryId),
  }))
}

/** One list whole, and what each share and minimum changes of it. */
export const rankedList: Handler<typeof contract.rankedList> = async (context, { roundId, ...reading }) => {
  const round = await officeRound(context, roundId)
  const field = await fieldOf(context, round)
  const inputs = inputsOf(round, field, reading)
  const { made, costs } = await solving(async (solve) => {
    const one = await listFrom(inputs, solve)
    const places = inputs.rule.places ?? inputs.contenders.length
    const asked = { contenders: inputs.contenders, places, quotas: one.quotas, unfilled: reading.unfilled }
    return { made: one, costs: await costsOf(asked, one.list, solve) }
  })
  const names = inWords(round.rules, await regionsOf(context, made.quotas))
  const scores = new Map(field.contenders.map((one) => [one.id, one.score]))
  const told = (ids: string[]) =>
    ids
      .map((id) => ({ number: field.numbers.get(id)!, score: points(scores.get(id)!) }))
      .toSorted((a, b) => b.score - a.score)
  return {
    rows: rowsOf(field, made),
    costs: costs.map(({ quota, cost, displaced, lifted }) => {
      const { name, regionName } = names(made.quotas[quota]!)
      return { name, regionName, points: points(cost), displaced: told(displaced), lifted: told(lifted) }
    }),
    solves: made.list.solves,
  }
}

export const exportRanking: Handler<typeof contract.exportRanking> = async (context, { roundId, ...reading }) => {
  const round = await officeRound(context, roundId)
  const field = await fieldOf(context, round)
  const made = await solving((solve) => listFrom(inputsOf(round, field, reading), solve))
  const { language } = context.actor
  type Row = ReturnType<typeof rowsOf>[number]
  const names = new Map(round.rules.shares.map(({ code, name }) => [code, name[language]]))
  const onList = { zh: '入围', en: 'On the list' }[language]
  const undecided = { zh: '并列待定', en: 'Undecided' }[language]
  return sheet<Row>(
    context,
    { zh: '排序名单', en: 'Ranking' },
    [
      count('名次', 'Rank', (row) => row.rank),
      count('编号', 'Number', (row) => row.number),
      money('得分', 'Score', (row) => row.score),
      money('区间下限', 'At least', (row) => row.low),
      money('区间上限', 'At most', (row) => row.high),
      text('名额类别', 'Shares', (row) => row.shares.map((code) => names.get(code)!).join('；')),
      text('结果', 'Outcome', (row) => (row.undecided ? undecided : row.chosen ? onList : '')),
    ],
    rowsOf(field, made),
  )
}
