import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDay } from '#kernel/days.ts'
import { packFolder, readPackFiles } from '#kernel/packs/load.ts'
import { resolve } from '#kernel/packs/resolve.ts'
import { validate } from '#kernel/packs/validate.ts'
import { RegionCode } from '#kernel/region.ts'
import type { Line } from '#modules/training/domain/ledger.ts'
import { standingOf } from '#modules/training/domain/requirement.ts'
import { basisShown, educationOf, trainingOf } from '#modules/training/rules.ts'

// A place nobody here has seen brings its requirements as YAML alone. This one is made up: in the manner of Beijing, 90 hours a year that may
// be gathered within an appointment, 30 of them general; and for those over 55 something quite different.
const invented = {
  'nowhere/pack.yaml': `
title: { zh: 某市（虚构）, en: Nowhere }
regions: ['4601']
documents:
  rule: { title: 某市专业技术人员继续教育规定, certainty: stated, source: 为测试虚构, from: 2025-01-01 }
`,
  'nowhere/training.yaml': `
title: { zh: 培训组织, en: Training }
values:
  classHourMinutes: { is: 60, basis: rule }
`,
  'nowhere/continuing-education.yaml': `
title: { zh: 继续教育要求, en: Requirements }
lists:
  requirements:
    basis: rule
    closed: true
    items:
      - code: yearly
        name: { zh: 每年九十学时, en: Ninety a year }
        measure: hours
        amount: 90
        window: calendarYear
        carryOver: { since: post.since }
        categories: [{ code: public, atLeast: 30 }]
        when: { not: { ask: person.age, atLeast: 55 } }
      - code: elders
        name: { zh: 近二十四个月实务二十学时, en: Twenty hours of practice in two years }
        measure: hours
        amount: 20
        window: { months: 24 }
        counts: [session]
        categories: [{ code: practice, atLeast: 20 }]
        when: { ask: person.age, atLeast: 55 }
`,
}

const region = RegionCode.parse('460105001000')
const on = parseDay('2026-11-22')

async function nowhere() {
  const files = new Map([...(await readPackFiles(packFolder)), ...Object.entries(invented)])
  const { packs, faults } = validate(files)
  assert.deepEqual(
    faults.filter((fault) => !fault.file.includes('cases')),
    [],
  )
  return resolve(packs, () => 'test')
}

const line = (earnedOn: string, minutes: number, category: string, source = 'session'): Line => ({
  id: `${earnedOn} ${category}`,
  earnedOn: parseDay(earnedOn),
  minutes,
  category,
  source,
  study: null,
  reverses: null,
})

test('a requirement that nobody has seen runs from its YAML', async () => {
  const packs = await nowhere()
  const education = educationOf(packs, region, on)
  const rules = { ...education.value, classHourMinutes: trainingOf(packs, region, on).value.classHourMinutes }
  assert.deepEqual(
    education.value.ofPeople.map((one) => one.code),
    ['yearly', 'elders'],
    'the list is closed: the national ones do not apply',
  )
  assert.deepEqual(basisShown(education.bases['requirements.yearly']).basis?.zh, '《某市专业技术人员继续教育规定》')
  const standings = (facts: Record<string, string | number>, lines: Line[]) =>
    education.value.ofPeople.flatMap((one) => {
      const found = standingOf(one, facts, lines, [], rules, on)
      return found ? [[one.code, found.state, found.doneMinutes / 60, found.carriedMinutes / 60]] : []
    })
  const worker = { 'person.age': 40, 'post.since': '2024-02-01' }
  const gathered = [
    line('2025-05-01', 100 * 60, 'professional'),
    line('2026-05-01', 50 * 60, 'professional'),
    line('2026-06-01', 30 * 60, 'public'),
  ]
  assert.deepEqual(standings(worker, gathered), [['yearly', 'met', 90, 10]])
  assert.deepEqual(standings(worker, gathered.slice(0, 2)), [['yearly', 'short', 60, 10]])
  assert.deepEqual(standings({ 'person.age': 40 }, gathered.slice(0, 2)), [['yearly', 'unknown', 50, 0]])
  assert.deepEqual(
    standings({ 'person.age': 56 }, [
      line('2024-12-01', 20 * 60, 'practice'),
      line('2026-01-01', 99 * 60, 'practice', 'online'),
    ]),
    [['elders', 'met', 20, 0]],
  )
  assert.deepEqual(
    standings({ 'person.age': 56 }, [line('2024-11-22', 20 * 60, 'practice')]),
    [['elders', 'short', 0, 0]],
    'older than two years',
  )
  assert.deepEqual(
    standings({}, []).map(([code, state]) => [code, state]),
    [
      ['yearly', 'unknown'],
      ['elders', 'unknown'],
    ],
  )
})
