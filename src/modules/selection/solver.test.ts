import assert from 'node:assert/strict'
import { test } from 'node:test'
import { solve } from '#modules/selection/solver.ts'

test('a linear model is solved to its optimum, with the price of each row', async () => {
  const solved = await solve({
    sense: 'maximize',
    columns: [
      {
        cost: 30,
        in: [
          [0, 1],
          [1, 2],
        ],
      },
      {
        cost: 50,
        in: [
          [0, 2],
          [1, 1],
        ],
      },
    ],
    rows: [{ high: 40 }, { high: 50 }],
  })
  assert.deepEqual([solved.status, solved.objective, solved.bound], ['optimal', 1100, 1100])
  assert.deepEqual(solved.values.map(Math.round), [20, 10])
  assert.equal(Math.round(solved.prices[0]! * 40 + solved.prices[1]! * 50), 1100, 'the prices prove the optimum')
})

test('whole columns stay whole and the bound meets the objective', async () => {
  const solved = await solve({
    sense: 'maximize',
    columns: [5, 4, 3].map((cost, index) => ({ cost, high: 1, whole: true, in: [[0, [2, 3, 1][index]!]] })),
    rows: [{ high: 4 }],
  })
  assert.deepEqual([solved.status, solved.objective, solved.bound], ['optimal', 8, 8])
  assert.deepEqual(solved.values.map(Math.round), [1, 0, 1])
})

test('what cannot be, and what has no end, are said', async () => {
  const none = await solve({ sense: 'minimize', columns: [{ cost: 1, high: 1, in: [[0, 1]] }], rows: [{ low: 2 }] })
  assert.deepEqual([none.status, none.values], ['infeasible', []])
  const endless = await solve({ sense: 'maximize', columns: [{ cost: 1, in: [] }], rows: [] })
  assert.equal(endless.status, 'unbounded')
})
