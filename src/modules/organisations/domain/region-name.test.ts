import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RegionLevel } from '#kernel/region.ts'
import { keysOf, shortNameOf } from '#modules/organisations/domain/region-name.ts'

test('a place is known by its name without what kind of place it is', () => {
  const cases: [string, RegionLevel, string][] = [
    ['浙江省', 'province', '浙江'],
    ['内蒙古自治区', 'province', '内蒙古'],
    ['新疆维吾尔自治区', 'province', '新疆'],
    ['延边朝鲜族自治州', 'prefecture', '延边'],
    ['巴音郭楞蒙古自治州', 'prefecture', '巴音郭楞'],
    ['黔东南苗族侗族自治州', 'prefecture', '黔东南'],
    ['瓯海区', 'county', '瓯海'],
    ['单县', 'county', '单县'],
    ['景宁畲族自治县', 'county', '景宁'],
    ['泽雅镇', 'township', '泽雅'],
    ['景山街道', 'township', '景山'],
    ['马站回族乡', 'township', '马站'],
    ['西坑畲族镇', 'township', '西坑'],
    ['岗贝社区居民委员会', 'village', '岗贝'],
    ['李家村村委会', 'village', '李家'],
    ['东村村委会', 'village', '东村'],
    ['12团', 'township', '12团'],
  ]
  for (const [name, level, short] of cases) assert.equal(shortNameOf(name, level), short)
})

test('a clerk finds a place by the sound of its name or by its initials', () => {
  assert.deepEqual(keysOf('瓯海区', 'county'), {
    shortName: '瓯海',
    pinyin: 'ouhaiqu',
    shortPinyin: 'ouhai',
    initials: 'ohq',
    shortInitials: 'oh',
  })
  assert.deepEqual(keysOf('１2团', 'township'), {
    shortName: '１2团',
    pinyin: '12tuan',
    shortPinyin: '12tuan',
    initials: '12t',
    shortInitials: '12t',
  })
})

test('a place is found by the reading that its people use', () => {
  const readings = {
    乐清市: 'yueqing',
    重庆市: 'chongqing',
    六安市: 'luan',
    台州市: 'taizhou',
    番禺区: 'panyu',
    吕梁市: 'lvliang',
  }
  for (const [name, reading] of Object.entries(readings)) assert.equal(keysOf(name, 'county').shortPinyin, reading)
})
