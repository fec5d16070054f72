import type { Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { branchRange } from '#kernel/region.ts'
import type { RegionCode } from '#kernel/region.ts'
import { joinedSound, partsOf, wordsOf } from '#modules/organisations/domain/region-words.ts'
import type { RegionWord } from '#modules/organisations/domain/region-words.ts'

export interface RegionSearch {
  typed: string
  /** Only this region and those below it. */
  within?: RegionCode | undefined
  /** 1 province … 5 village; all without. */
  levels?: number[] | undefined
  /** As of this day: what had not begun or had ended is not found. */
  on: Day
}

export interface FoundRegion {
  code: RegionCode
  name: string
  level: number
  /** The names above, from the province down. */
  path: string[]
}

interface Match {
  code: RegionCode
  /** 0 the whole name, 1 its beginning, 2 a part of it. */
  rank: number
}

/** How many a search answers; never a full list. */
const most = 20
/** Words before the last say where to look; more places than these would be guessing. */
const mostPlaces = 20

/**
 * Search as you type, by any part of a name, by sound, by initials or by code, over all of China's regions.
 * A word before the last one names a region above. At most 20: whole names, then beginnings, then parts; the higher level and
 * the shorter name (without what kind of place it is) first. Measured at 665,271 regions: bench/region-picker.ts.
 */
export async function findRegions({ query }: Pick<Transaction, 'query'>, search: RegionSearch): Promise<FoundRegion[]> {
  const words = wordsOf(search.typed)
  const last = words.at(-1)
  if (!last) return []
  const here = search.within ? [search.within] : null
  let places = here
  for (const word of words.slice(0, -1)) {
    if (places?.length === 0) break
    const found = await matchesOf(query, word, { places, levels: [1, 2, 3, 4], on: search.on, atMost: mostPlaces })
    places = found.map((match) => match.code)
  }
  const scope = { levels: search.levels ?? [1, 2, 3, 4, 5], on: search.on, atMost: most }
  const matches = places?.length === 0 ? [] : await matchesOf(query, last, { ...scope, places })
  const joined = joinedSound(words)
  if (joined) matches.push(...(await matchesOf(query, joined, { ...scope, places: here })))
  return described(query, matches)
}

interface Among {
  places: RegionCode[] | null
  levels: number[]
  on: Day
  atMost: number
}

async function matchesOf(query: Transaction['query'], word: RegionWord, among: Among): Promise<Match[]> {
  const values: unknown[] = [word.text, among.on, among.levels, among.atMost]
  if (word.by !== 'sound') values.push(partsOf(word.text))
  // Ranges stand in the text one by one: an index knows how to use a range, not an array of them.
  const ranges = among.places?.map((code) => {
    const { low, high } = branchRange(code)
    values.push(low, high)
    return `code >= $${values.length - 1} and code < $${values.length}`
  })
  const scope = `(valid_from is null or valid_from <= $2) and (valid_until is null or valid_until > $2) and level = any ($3)${ranges ? ` and (${ranges.join(' or ')})` : ''}`
  const parts = matching[word.by].map(
    ([rank, condition], place) => `m${place} as (
    select code, ${rank} as rank from organisations.region
     where (${condition}) and ${scope}${place === 0 ? '' : ` and (select count(*) from m0) < $4`}
     order by level, short_length, code limit $4)`,
  )
  return query<Match>(
    `with ${parts.join(', ')} ${matching[word.by].map((_, place) => `select * from m${place}`).join(' union all ')}`,
    values,
  )
}

// U+10FFFF follows every character, so that `name < $1 || it` ends the range of names that begin with $1.
const nameBegins = `name >= $1 and name < $1 || U&'\\+10FFFF'`
const nameHolds = `name like '%' || $1 || '%' and organisations.grams(name) @> $5::text[]`

/** What each way of typing is compared with, and its rank. */
const matching: Record<RegionWord['by'], [rank: number, condition: string][]> = {
  name: [
    [0, '$1 in (name, short_name)'],
    [1, nameBegins],
    [2, nameHolds],
  ],
  sound: [
    [0, '$1 in (pinyin, short_pinyin, initials, short_initials)'],
    [1, `pinyin >= $1 and pinyin < $1 || '{'`],
    [1, `initials >= $1 and initials < $1 || '{'`],
  ],
  code: [
    [0, `code = rpad($1, 12, '0')`],
    [1, `code >= $1 and code < $1 || ':'`],
    [2, nameHolds],
  ],
}

/** Lines of the official list that are no places but shelves: the prefecture of Chongqing that holds its counties is called 县. */
const shelves = `('市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划')`

/** The names above a region, from the province down, as an array; `of` is what carries its code and level in the query. */
export const pathText = (of: string): string => `array(
  select above.name from organisations.region above
   where above.code in (rpad(left(${of}.code, 2), 12, '0'), rpad(left(${of}.code, 4), 12, '0'), rpad(left(${of}.code, 6), 12, '0'), rpad(left(${of}.code, 9), 12, '0'))
     and above.level < ${of}.level and above.name not in ${shelves}
   order by above.level)`

/** The best of several searches, each region once, with the names above it. */
async function described(query: Transaction['query'], matches: Match[]): Promise<FoundRegion[]> {
  const best = new Map<string, Match>()
  for (const match of matches) {
    const known = best.get(match.code)
    if (!known || match.rank < known.rank) best.set(match.code, match)
  }
  if (best.size === 0) return []
  return query<FoundRegion>(
    `select region.code, region.name, region.level, ${pathText('region')} as path
       from unnest($1::text[], $2::int[]) as found (code, rank) join organisations.region using (code)
      where region.name not in ${shelves}
      order by found.rank, region.level, region.short_length, region.code limit $3`,
    [[...best.keys()], [...best.values()].map((match) => match.rank), most],
  )
}
