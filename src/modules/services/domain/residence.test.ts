import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RegionCode } from '#kernel/region.ts'
import { isSeparated, residenceSeenFrom } from './residence.ts'

const code = (text: string) => text as RegionCode
const [village, neighbour, otherTown, county, otherCounty] = [
  '330399001001',
  '330399001002',
  '330399002001',
  '330399000000',
  '330398001001',
].map(code) as [RegionCode, RegionCode, RegionCode, RegionCode, RegionCode]
const person = (registeredRegionCode: RegionCode | null, livingRegionCode: RegionCode | null) => ({
  registeredRegionCode,
  livingRegionCode,
})

test('each region calls a person by what it sees', () => {
  const moved = person(village, otherTown)
  assert.equal(residenceSeenFrom(village, person(village, village)), 'here')
  assert.equal(residenceSeenFrom(village, moved), 'away')
  assert.equal(residenceSeenFrom(otherTown, moved), 'registered-elsewhere')
  assert.equal(residenceSeenFrom(county, moved), 'here')
  assert.equal(residenceSeenFrom(otherCounty, moved), undefined)
  for (const unknown of [person(null, village), person(village, null)])
    assert.equal(residenceSeenFrom(village, unknown), undefined)
})

test('home and register differ from one township to another, not within one', () => {
  assert.equal(isSeparated(person(village, neighbour)), false)
  assert.equal(isSeparated(person(village, otherTown)), true)
  assert.equal(isSeparated(person(county, otherTown)), false)
  assert.equal(isSeparated(person(county, otherCounty)), true)
  assert.equal(isSeparated(person(null, village)), undefined)
  assert.equal(isSeparated(person(village, null)), undefined)
})
