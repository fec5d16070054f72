import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RegionCode } from '#kernel/region.ts'
import { decideChange } from '#modules/organisations/domain/region-change.ts'
import type { KnownRegion } from '#modules/organisations/domain/region-change.ts'

const east = '330304001000' as RegionCode
const west = '330304002000' as RegionCode
const fresh = '330304003000' as RegionCode
const village = '330304001001' as RegionCode

const known = (...regions: (Partial<KnownRegion> & { code: RegionCode })[]) =>
  new Map<string, KnownRegion>(
    regions.map((region) => [region.code, { name: region.code, current: true, below: 0, ...region }]),
  )

const refusalOf = (answer: ReturnType<typeof decideChange>) =>
  answer.ok ? 'accepted' : answer.refusal.fields?.map((one) => `${one.field} ${one.code}`).join()

test('a renamed region keeps its code', () => {
  assert.deepEqual(
    decideChange({ kind: 'rename', from: [east], to: [{ code: east, name: '新名镇' }] }, known({ code: east })),
    {
      ok: true,
      value: {
        begins: [],
        renames: [{ code: east, name: '新名镇' }],
        ends: [],
        recodes: null,
        edges: [{ from: east, to: east }],
      },
    },
  )
})

test('a new code begins a region and takes the whole branch with it', () => {
  assert.deepEqual(
    decideChange(
      { kind: 'recode', from: [east], to: [{ code: fresh, name: '景山街道' }] },
      known({ code: east, below: 12 }),
    ),
    {
      ok: true,
      value: {
        begins: [{ code: fresh, name: '景山街道' }],
        renames: [],
        ends: [east],
        recodes: { from: '330304001', to: '330304003' },
        edges: [{ from: east, to: fresh }],
      },
    },
  )
})

test('of two merged towns one may stay, and a split one too', () => {
  const merge = decideChange(
    { kind: 'merge', from: [east, west], to: [{ code: east, name: east }] },
    known({ code: east, below: 3 }, { code: west }),
  )
  assert.deepEqual(merge.ok && [merge.value.ends, merge.value.begins, merge.value.edges], [
    [west],
    [],
    [
      { from: east, to: east },
      { from: west, to: east },
    ],
  ])
  const split = decideChange(
    {
      kind: 'split',
      from: [east],
      to: [
        { code: east, name: east },
        { code: fresh, name: '新镇' },
      ],
    },
    known({ code: east, below: 3 }),
  )
  assert.deepEqual(split.ok && [split.value.ends, split.value.begins], [[], [{ code: fresh, name: '新镇' }]])
})

test('what cannot have happened is refused', () => {
  const to = [{ code: fresh, name: '新镇' }]
  const cases: [string, ReturnType<typeof decideChange>][] = [
    ['to organisations/change-shape', decideChange({ kind: 'merge', from: [east], to }, known({ code: east }))],
    ['to organisations/change-shape', decideChange({ kind: 'rename', from: [east], to }, known({ code: east }))],
    ['to organisations/change-shape', decideChange({ kind: 'merge', from: [east, east], to }, known({ code: east }))],
    ['from organisations/region-unknown', decideChange({ kind: 'recode', from: [east], to }, known())],
    [
      'from organisations/region-unknown',
      decideChange({ kind: 'recode', from: [east], to }, known({ code: east, current: false })),
    ],
    [
      'to organisations/change-level',
      decideChange({ kind: 'recode', from: [east], to: [{ code: village, name: '村' }] }, known({ code: east })),
    ],
    [
      'to organisations/change-code-taken',
      decideChange({ kind: 'recode', from: [east], to }, known({ code: east }, { code: fresh, current: false })),
    ],
    [
      'from organisations/change-leaves-regions-below',
      decideChange({ kind: 'merge', from: [east, west], to }, known({ code: east }, { code: west, below: 2 })),
    ],
  ]
  for (const [expected, answer] of cases) assert.equal(refusalOf(answer), expected)
})
