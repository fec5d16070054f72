import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Day, parseDay } from '#kernel/days.ts'
import { loadPacks, packFolder, readPackFiles } from '#kernel/packs/load.ts'
import { validate } from '#kernel/packs/validate.ts'
import { changesOf, unnoticed } from '#modules/selection/case-coverage.ts'
import { playProgrammeCase, programmeOn } from '#modules/selection/programme-cases.ts'
import { programmesFor } from '#modules/selection/rules.ts'
import { solving } from '#modules/selection/solver.ts'

/** Every case of every programme in packs/ is played here with the rules of this module; and every rule of a programme has cases on both sides. */
const today = parseDay('2026-11-22')
const packs = await loadPacks(packFolder)
const { packs: written } = validate(await readPackFiles(packFolder))
const casesOf = (place: string, code: string) =>
  written.find((one) => one.place === place)?.cases.get(`programme-${code}`) ?? []

for (const name of programmesFor(packs, '330304000000' as never, today)) {
  const { place, code } = name
  const cases = casesOf(place, code)
  const rulesOn = (on: Day) => programmeOn(packs, name, on)
  for (const one of cases)
    test(`${place}/${code}：${one.name}`, () =>
      solving(async (solve) => {
        const lines = await playProgrammeCase(rulesOn, one, solve)
        assert.ok(lines.length > 0, 'a case says something')
        assert.deepEqual(
          lines.filter(({ passed }) => !passed),
          [],
        )
      }))

  test(`${place}/${code}: every rule has cases on both sides`, () =>
    solving(async (solve) => {
      const missing = await unnoticed(rulesOn, changesOf(rulesOn(today)!), cases, solve)
      assert.deepEqual(
        missing.map(({ about, how }) => `${about}: ${how}`),
        [],
        `write cases in packs/${place}/programme-${code}.cases.yaml that notice these changes`,
      )
    }))
}

test('a rule whose case is taken away is named', () =>
  solving(async (solve) => {
    const name = programmesFor(packs, '440000000000' as never, today).find((one) => one.place === 'guangdong')!
    const rulesOn = (on: Day) => programmeOn(packs, name, on)
    const fewer = casesOf('guangdong', 'leading').filter(({ name: said }) => !said.startsWith('每市推荐三名以内'))
    const missing = await unnoticed(rulesOn, changesOf(rulesOn(today)!), fewer, solve)
    assert.deepEqual(
      missing.map(({ about, how }) => [about, how]),
      [
        ['chain.prefecture nominees', 'stricter'],
        ['chain.prefecture nominees', 'looser'],
      ],
    )
  }))

test('a case that says what the rule does not is told with what was found', () =>
  solving(async (solve) => {
    const name = programmesFor(packs, '370100000000' as never, today).find((one) => one.place === 'jinan')!
    const [line, broken] = await playProgrammeCase(
      (on) => programmeOn(packs, name, on),
      {
        name: '四年',
        on: today,
        given: { 'practice.years': 4 },
        tries: [{ of: 'shuffle' }],
        then: {
          values: {},
          codes: {},
          has: {},
          lacks: {},
          missing: {},
          certainty: {},
          outcomes: { 'preferences.five-years': 'met' },
        },
      },
      solve,
    )
    assert.deepEqual(line, { about: 'preferences.five-years', wanted: 'met', found: 'unmet', passed: false })
    assert.equal(broken!.passed, false)
  }))
