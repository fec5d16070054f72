import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { Limit } from '#kernel/calendar.ts'
import { parseDay } from '#kernel/days.ts'
import { choose, topic } from '#kernel/packs/choose.ts'
import { Condition } from '#kernel/packs/decide.ts'
import { resolve } from '#kernel/packs/resolve.ts'
import { validate } from '#kernel/packs/validate.ts'
import { RegionCode } from '#kernel/region.ts'

const region = (digits: string) => RegionCode.parse(digits.padEnd(12, '0'))
const [ouhai, wenzhou, hebei] = [region('330304'), region('3303'), region('13')]
const today = parseDay('2026-11-22')

const pack = (regions: string, terms = '') => `
title: { zh: 演示, en: Demonstration }
regions: ${regions}
documents: { rule: { title: 演示办法, ${terms} certainty: stated, source: 演示 } }
facts: { person.age: { zh: 年龄, en: Age } }
`
const body = (text: string) => `title: { zh: 演示, en: Demonstration }\n${text}`

/** Packs of the country, the city and the district that all speak of the topic `recording`. */
function packsOf(texts: Record<string, string>, cityTerms = '') {
  const files = new Map([
    ['national/pack.yaml', pack('country')],
    ['wenzhou/pack.yaml', pack("['3303']", cityTerms)],
    ['ouhai/pack.yaml', pack("['330304']")],
  ])
  for (const [place, text] of Object.entries(texts)) files.set(`${place}/recording.yaml`, body(text))
  const { packs, faults } = validate(files)
  assert.deepEqual(faults, [])
  return resolve(packs, (place) => `digest-${place}`)
}

const days = (count: number, more = '') => `values: { within: { is: ${count}, basis: rule${more} } }`
const withinIn = (packs: ReturnType<typeof packsOf>, code: RegionCode, on = today) =>
  choose(packs, 'recording', code, on)?.values['within']

test('the nearest place that speaks of it decides', () => {
  const packs = packsOf({ national: days(10), ouhai: days(5) })
  assert.equal(withinIn(packs, ouhai)?.is, 5)
  assert.equal(withinIn(packs, wenzhou)?.is, 10)
  assert.equal(withinIn(packs, ouhai)?.basis.place, 'ouhai')
  assert.equal(choose(packs, 'recording', ouhai, today)?.version, 'national@digest-national ouhai@digest-ouhai')
  assert.equal(choose(packs, 'elsewhere', ouhai, today), undefined)
})

test('a district may be stricter than the country but not looser, and what does not count is shown', () => {
  const national = days(10, ', stricter: lower')
  assert.equal(withinIn(packsOf({ national, ouhai: days(5) }), ouhai)?.is, 5)
  const looser = withinIn(packsOf({ national, ouhai: days(15) }), ouhai)
  assert.equal(looser?.is, 10)
  assert.deepEqual(
    looser?.setAside.map(({ is, basis }) => [is, basis.place]),
    [[15, 'ouhai']],
  )
  assert.equal(withinIn(packsOf({ national: days(3, ', stricter: higher'), ouhai: days(2) }), ouhai)?.is, 3)
})

test('a district is held to the city above it, whichever of the two was stricter than the country', () => {
  const national = days(10, ', stricter: lower')
  assert.equal(withinIn(packsOf({ national, wenzhou: days(5), ouhai: days(7) }), ouhai)?.is, 5)
})

test('what the country leaves open a district may decide either way', () => {
  const packs = packsOf({ national: days(10, ', stricter: lower, open: true'), ouhai: days(15) })
  assert.equal(withinIn(packs, ouhai)?.is, 15)
})

test('ten days are not weighed against ten working days', () => {
  const limit = (unit: string, count: number, more = '') =>
    `values: { within: { is: { unit: ${unit}, count: ${count} }, basis: rule${more} } }`
  const national = limit('workingDays', 10, ', stricter: lower')
  assert.deepEqual(withinIn(packsOf({ national, ouhai: limit('workingDays', 5) }), ouhai)?.is, {
    unit: 'workingDays',
    count: 5,
  })
  assert.deepEqual(withinIn(packsOf({ national, ouhai: limit('days', 5) }), ouhai)?.is, {
    unit: 'workingDays',
    count: 10,
  })
  assert.deepEqual(
    withinIn(packsOf({ national, ouhai: `values: { within: { is: soon, basis: rule } }` }), ouhai)?.setAside.length,
    1,
  )
})

test('next year’s number waits for its day, and a rule ends with its document', () => {
  const packs = packsOf(
    {
      national: `values: { within: [{ is: 10, basis: rule, until: 2027-01-01 }, { is: 7, basis: rule, from: 2027-01-01 }] }`,
      wenzhou: days(5),
    },
    'from: 2023-03-01, until: 2028-03-01,',
  )
  assert.equal(withinIn(packs, hebei, parseDay('2026-12-31'))?.is, 10)
  assert.equal(withinIn(packs, hebei, parseDay('2027-01-01'))?.is, 7)
  assert.equal(withinIn(packs, wenzhou, parseDay('2028-02-29'))?.is, 5)
  assert.equal(withinIn(packs, wenzhou, parseDay('2028-03-01'))?.is, 7)
})

const list = (codes: string, more = '') => `lists: { kinds: { ${more} basis: rule, items: [${codes}] } }`
const codesIn = (packs: ReturnType<typeof packsOf>, code: RegionCode) =>
  choose(packs, 'recording', code, today)?.lists['kinds']?.map((item) => [item.code, item.content['name']])

test('a district adds codes to a list and says some anew', () => {
  const packs = packsOf({
    national: list('{ code: visit, name: 探访 }, { code: old, name: 旧, until: 2026-01-01 }'),
    ouhai: list('{ code: visit, name: 走访 }, { code: call, name: 电访 }'),
  })
  assert.deepEqual(codesIn(packs, ouhai), [
    ['visit', '走访'],
    ['call', '电访'],
  ])
  assert.deepEqual(codesIn(packs, hebei), [['visit', '探访']])
})

test('a closed list takes nothing from above and lets nothing in from below', () => {
  const packs = packsOf({
    national: list('{ code: a, name: 甲 }'),
    wenzhou: list('{ code: b, name: 乙 }', 'closed: true,'),
    ouhai: list('{ code: c, name: 丙 }'),
  })
  assert.deepEqual(codesIn(packs, ouhai), [['b', '乙']])
})

test('a module reads a topic in its own form, with the bases, the conditions and what to remember', () => {
  const packs = packsOf({
    national: `
values: { within: { is: { unit: workingDays, count: 10 }, basis: rule, clause: 第十一条 } }
lists: { kinds: { basis: rule, items: [{ code: child, when: { ask: person.age, below: 18 } }] } }
conditions: { elder: { ask: person.age, atLeast: 60, basis: rule } }
`,
  })
  const Form = z.object({ within: Limit, kinds: z.array(z.object({ code: z.string(), when: Condition.optional() })) })
  const answer = topic(packs, 'recording', ouhai, today, Form)
  const basis = { place: 'national', document: 'rule', title: '演示办法', certainty: 'stated', source: '演示' }
  const when = { kind: 'ask', ask: 'person.age', compare: 'below', limit: 18, basis }
  assert.deepEqual(answer, {
    value: { within: { unit: 'workingDays', count: 10 }, kinds: [{ code: 'child', when }] },
    bases: { within: { ...basis, clause: '第十一条' }, 'kinds.child': basis },
    conditions: { elder: { kind: 'ask', ask: 'person.age', compare: 'atLeast', limit: 60, basis } },
    version: 'national@digest-national',
  })
  assert.equal(topic(packs, 'recording', ouhai, today, Form), answer, 'the second visitor gets the same answer')
  assert.throws(() => topic(packs, 'recording', ouhai, today, z.object({ minutes: z.number() })), /does not fit/)
  assert.throws(
    () => topic(packs, 'elsewhere', ouhai, today, Form),
    /no pack over 330304000000 has the topic elsewhere/,
  )
})
