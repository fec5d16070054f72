// Runs in a thread of its own and solves what it is sent. HiGHS is loaded here and nowhere else.
import { parentPort } from 'node:worker_threads'
import loadHighs from 'highs'
import type { PackedModel, Solved } from '#modules/selection/solver.ts'

const highs = await loadHighs()
const { modelStatus, objectiveSense, variableType } = highs.constants

const solve = (packed: PackedModel): Solved =>
  highs.withModel(
    {
      numCols: packed.cost.length,
      numRows: packed.rowLower.length,
      sense: packed.sense === 'maximize' ? objectiveSense.maximize : objectiveSense.minimize,
      colCost: packed.cost,
      colLower: packed.colLower,
      colUpper: packed.colUpper,
      rowLower: packed.rowLower,
      rowUpper: packed.rowUpper,
      matrix: {
        format: 'csc',
        numRows: packed.rowLower.length,
        numCols: packed.cost.length,
        starts: packed.starts,
        indices: packed.indices,
        values: packed.values,
      },
      ...(packed.whole && {
        integrality: Array.from(packed.whole, (one) => (one ? variableType.integer : variableType.continuous)),
      }),
    },
    (model): Solved => {
      // The default gap of an integer model is a promise of 0.01 %; ours is of none.
      model.options.set({ output_flag: false, time_limit: packed.seconds, mip_rel_gap: 0, mip_abs_gap: 0 })
      // A flow has nothing for presolve to take away, and Devex prices it in a sixth less time.
      if (!packed.whole) model.options.set({ presolve: 'off', simplex_dual_edge_weight_strategy: 1 })
      const began = performance.now()
      model.run()
      // Presolve may not tell which of the two it is.
      if (model.getModelStatus() === modelStatus.unboundedOrInfeasible) {
        model.options.set('presolve', 'off')
        model.run()
      }
      const milliseconds = Math.round(performance.now() - began)
      const code = model.getModelStatus()
      const none = { objective: 0, bound: 0, values: [], prices: [], milliseconds }
      if (code === modelStatus.infeasible) return { status: 'infeasible', ...none }
      if (code === modelStatus.unbounded || code === modelStatus.unboundedOrInfeasible)
        return { status: 'unbounded', ...none }
      const optimal = code === modelStatus.optimal || code === modelStatus.empty
      const { colValue, rowDual } = model.getSolution()
      const objective = model.getObjectiveValue()
      return {
        status: optimal ? 'optimal' : 'stopped',
        objective,
        bound: packed.whole ? Number(model.info.get('mip_dual_bound')) : optimal ? objective : NaN,
        values: Array.from(colValue),
        prices: packed.whole ? [] : Array.from(rowDual),
        milliseconds,
      }
    },
  )
// This file is only ever started as a worker.
parentPort!.on('message', (packed: PackedModel) => parentPort!.postMessage(solve(packed)))
