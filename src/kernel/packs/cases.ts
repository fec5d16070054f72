import assert from 'node:assert/strict'
import type { Chosen } from '#kernel/packs/choose.ts'
import { choose } from '#kernel/packs/choose.ts'
import type { Basis, Condition, Decided } from '#kernel/packs/decide.ts'
import { decide, missingFacts } from '#kernel/packs/decide.ts'
import type { Case } from '#kernel/packs/format.ts'
import type { Item, Pack, Packs } from '#kernel/packs/resolve.ts'
import { RegionCode } from '#kernel/region.ts'

/** Where a pack is tried out: its first region; for the whole country, a province without a pack of its own. */
export const regionOf = (pack: Pack): RegionCode => RegionCode.parse((pack.prefixes[0] || '11').padEnd(12, '0'))

/** Plays one case of a topic; throws an AssertionError that names what came out differently. */
export function playCase(packs: Packs, pack: Pack, topic: string, { on, region, given, then }: Case): void {
  const code = region ? RegionCode.parse(region.padEnd(12, '0')) : regionOf(pack)
  const chosen = choose(packs, topic, code, on)
  assert.ok(chosen, `no pack over ${code} has the topic ${topic}`)

  for (const [name, expected] of Object.entries(then.values)) {
    assert.deepEqual(chosen.values[name]?.is ?? null, expected, name)
  }
  const codesOf = (list: string) => (chosen.lists[list] ?? []).map((item) => item.code)
  for (const [list, expected] of Object.entries(then.codes)) assert.deepEqual(codesOf(list), expected, list)
  for (const [list, expected] of Object.entries(then.has)) {
    const missing = expected.filter((one) => !codesOf(list).includes(one))
    assert.deepEqual(missing, [], `${list} lacks these`)
  }
  for (const [list, expected] of Object.entries(then.lacks)) {
    assert.ok(codesOf(list).length > 0, `there is no ${list} at all`)
    const present = expected.filter((one) => codesOf(list).includes(one))
    assert.deepEqual(present, [], `${list} has these`)
  }
  const decideNamed = (name: string): Decided => decide(conditionOf(chosen, name), given, on)
  for (const [name, expected] of Object.entries(then.outcomes)) assert.equal(decideNamed(name).outcome, expected, name)
  for (const [name, expected] of Object.entries(then.missing))
    assert.deepEqual(missingFacts(decideNamed(name)), expected, name)
  for (const [name, expected] of Object.entries(then.certainty)) {
    const said: { basis: Basis } | undefined = chosen.values[name] ?? itemOf(chosen, name)
    assert.equal(said?.basis.certainty, expected, name)
  }
}

/** A condition by its name, or the `when` of a list's entry by `list.code`. */
function conditionOf(chosen: Chosen, name: string): Condition {
  const found = chosen.conditions[name] ?? itemOf(chosen, name)?.content['when']
  assert.ok(found, `there is no condition ${name}`)
  return found as Condition
}

function itemOf(chosen: Chosen, name: string): Item | undefined {
  const [list, code] = name.split('.')
  return chosen.lists[list!]?.find((item) => item.code === code)
}
