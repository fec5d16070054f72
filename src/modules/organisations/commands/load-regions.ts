import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type pg from 'pg'
import { ancestorsOf } from '#kernel/region.ts'
import type { RegionCode, RegionLevel } from '#kernel/region.ts'
import { keysOf } from '#modules/organisations/domain/region-name.ts'

const folder = join(import.meta.dirname, '../../../../assets/regions')
const source = '国家统计局统计用区划代码 2023（截至 2023-06-30）'
const levels: RegionLevel[] = ['province', 'prefecture', 'county', 'township', 'village']
const digitsOf = [2, 2, 2, 3, 3]
/** Large enough that the trip to the database does not count, small enough that a progress bar moves. */
const batchSize = 5000

/** The two-digit codes of the provinces that are packed. */
export async function packedProvinces(): Promise<string[]> {
  return (await readdir(folder))
    .filter((name) => name.endsWith('.gz'))
    .map((name) => name.slice(0, 2))
    .sort()
}

export interface LoadProgress {
  /** Rows looked at so far, and how many there are in all. */
  done: number
  total: number
}

/**
 * Brings whole provinces ('33') into organisations.region, as the owner of the tables. Regions that are there already stay as
 * they are, so a second run changes nothing and an officer's rename is not undone. `downTo` leaves out the levels below it.
 * Answers how many were new.
 * Throws when a province is not packed.
 */
export async function loadRegions(
  pool: pg.Pool,
  provinces: string[],
  onProgress: (progress: LoadProgress) => void = () => {},
  downTo: RegionLevel = 'village',
): Promise<number> {
  const deepest = levels.indexOf(downTo) + 1
  const packed = await Promise.all(
    provinces.map(async (province) => {
      const regions = await readPacked(await readFile(join(folder, `${province}.gz`)))
      return regions.filter((region) => region.level <= deepest)
    }),
  )
  const total = packed.reduce((sum, regions) => sum + regions.length, 0)
  let done = 0
  let added = 0
  for (const regions of packed) {
    for (let start = 0; start < regions.length; start += batchSize) {
      const batch = regions.slice(start, start + batchSize)
      added += await insertNew(pool, batch)
      done += batch.length
      onProgress({ done, total })
    }
  }
  // The planner needs the shares of common characters, and index-only scans the visibility map.
  if (added > 0) await pool.query('vacuum (analyze) organisations.region')
  return added
}

interface PackedRegion {
  code: RegionCode
  name: string
  level: number
}

/** Reads one packed province: a space a level, the digits added to the region above, the name. */
async function readPacked(bytes: Buffer): Promise<PackedRegion[]> {
  const regions: PackedRegion[] = []
  const above: string[] = []
  const seen = new Set<string>()
  for (const line of (await promisify(gunzip)(bytes)).toString().split('\n')) {
    const depth = line.search(/\S/)
    const digits = digitsOf[depth]!
    above[depth] = (above[depth - 1] ?? '') + line.slice(depth, depth + digits)
    const code = above[depth].padEnd(12, '0') as RegionCode
    // Dongguan is published as a prefecture and again as the only county in it, with the same twelve digits: one place.
    if (seen.has(code)) continue
    seen.add(code)
    regions.push({ code, name: line.slice(depth + digits), level: depth + 1 })
  }
  return regions
}

async function insertNew(pool: pg.Pool, batch: PackedRegion[]): Promise<number> {
  const { rows: known } = await pool.query<{ code: string }>(
    'select code from organisations.region where code = any ($1)',
    [batch.map((region) => region.code)],
  )
  const codes = new Set(known.map((row) => row.code))
  const fresh = batch.filter((region) => !codes.has(region.code))
  if (fresh.length === 0) return 0
  const keys = fresh.map((region) => keysOf(region.name, levels[region.level - 1]!))
  const { rowCount } = await pool.query(
    `insert into organisations.region (code, name, level, parent_code, short_name, pinyin, short_pinyin, initials, short_initials, source)
     select *, $10 from unnest($1::text[], $2::text[], $3::smallint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                             $9::text[])
     on conflict do nothing`,
    [
      fresh.map((region) => region.code),
      fresh.map((region) => region.name),
      fresh.map((region) => region.level),
      fresh.map((region) => ancestorsOf(region.code)[0] ?? null),
      keys.map((key) => key.shortName),
      keys.map((key) => key.pinyin),
      keys.map((key) => key.shortPinyin),
      keys.map((key) => key.initials),
      keys.map((key) => key.shortInitials),
      source,
    ],
  )
  return rowCount ?? 0
}
