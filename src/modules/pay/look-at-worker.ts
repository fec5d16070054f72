// Runs in a thread of its own: some people looked at, then it ends.
import { parentPort, workerData } from 'node:worker_threads'
import { openPool } from '#kernel/database.ts'
import { type LookTask, lookInTurn } from '#modules/pay/look-at-many.ts'

const { connection, packs, now, today, people }: LookTask = workerData
const gatePool = openPool(connection)
const proposed = await lookInTurn({ house: { packs, gatePool }, now, today }, people)
await gatePool.end()
// This file is only ever started as a worker.
parentPort!.postMessage(proposed)
