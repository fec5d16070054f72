import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTransaction, openPool, stranger } from '#kernel/database.ts'
import { parseDay } from '#kernel/days.ts'
import type { Connection } from '#kernel/postgres.ts'
import type { RegionCode } from '#kernel/region.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { loadRegions } from '#modules/organisations/commands/load-regions.ts'
import { findRegions } from '#modules/organisations/queries/find-regions.ts'
import type { RegionSearch } from '#modules/organisations/queries/find-regions.ts'

const zhejiang = {
  key: 'regions of 33',
  async prepare(connection: Connection) {
    const owner = openPool(connection)
    await loadRegions(owner, ['33']).finally(() => owner.end())
  },
}
const { pool } = await testDatabase(undefined, zhejiang)
const on = parseDay('2026-11-22')
const find = (typed: string, more: Partial<RegionSearch> = {}) =>
  inTransaction(pool, stranger, (transaction) => findRegions(transaction, { typed, on, ...more }))
const first = async (typed: string, more?: Partial<RegionSearch>) =>
  (await find(typed, more)).map((region) => [...region.path, region.name].join('/'))[0]

test('all of Zhejiang is there as published, and loading it again changes nothing', async () => {
  const { rows } = await pool.query('select level, count(*) from organisations.region group by level order by level')
  assert.deepEqual(rows, [
    { level: 1, count: 1 },
    { level: 2, count: 11 },
    { level: 3, count: 90 },
    { level: 4, count: 1387 },
    { level: 5, count: 25547 },
  ])
  let told = 0
  assert.equal(await loadRegions(pool, ['33'], ({ done }) => (told = done)), 0)
  assert.equal(told, 27036)
})

test('Ouhai is found however a person types it', async () => {
  for (const typed of [
    '瓯海',
    '瓯海区',
    '瓯',
    'ouhai',
    'ouh',
    'ou hai',
    'oh',
    'OH',
    'ＯＨ',
    'ohq',
    '330304',
    '330304000000',
    '浙江 瓯海',
    'wz oh',
    'zj wz oh',
    '温州 ouhai',
  ]) {
    assert.equal(await first(typed), '浙江省/温州市/瓯海区', typed)
  }
})

test('any part of a name finds it', async () => {
  assert.deepEqual(
    (await find('海区', { levels: [3] })).map((region) => region.name),
    ['镇海区', '瓯海区', '定海区'],
  )
})

test('whole names come before beginnings, beginnings before parts, and the higher level first', async () => {
  assert.deepEqual(
    (await find('温州')).slice(0, 1).map((region) => region.name),
    ['温州市'],
  )
  const xin = await find('新')
  assert.deepEqual([...new Set(xin.map((region) => region.name[0]))], ['新'])
  assert.deepEqual(
    xin.map((region) => region.level),
    xin.map((region) => region.level).sort(),
  )
})

test('a search is narrowed to a branch and to levels, and never gives more than twenty', async () => {
  const wenzhou = '330300000000' as RegionCode
  const villages = await find('村', { within: wenzhou, levels: [5] })
  assert.equal(villages.length, 20)
  assert.ok(villages.every((region) => region.code.startsWith('3303') && region.level === 5))
  assert.deepEqual(await find('瓯海', { within: '330100000000' as RegionCode }), [])
  assert.deepEqual(await find('瓯海', { levels: [4] }), [])
})

test('what cannot be found gives nothing, whatever is typed', async () => {
  for (const typed of ['', '   ', '%', "' or 1=1 --", '\u0000', '😀', 'qqqq', '不存在的地方', '瓯海 不存在'])
    assert.deepEqual(await find(typed), [], typed)
})
