// Runs in a thread of its own: one workbook read, then it ends. It knows nothing of exceljs, which would fill a fifth of its memory.
import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import type { MessagePort } from 'node:worker_threads'
import { readWorkbook, sheetNames, type SheetRow } from '#kernel/documents/workbook.ts'
import { type Flaw, NotAWorkbook } from '#kernel/documents/zip.ts'

/** Which sheets there are; then some rows, each lot answered with a word before the next comes; or why there are none. */
export type WorkbookAnswer = { sheets: string[] } | { rows: SheetRow[] } | { flaw: Flaw }

const port: MessagePort = parentPort! // this file is only ever started as a worker
const { path, batch }: { path: string; batch: number } = workerData

try {
  port.postMessage({ sheets: await sheetNames(path) } satisfies WorkbookAnswer)
  let rows: SheetRow[] = []
  const say = async () => {
    port.postMessage({ rows } satisfies WorkbookAnswer)
    rows = []
    await once(port, 'message')
  }
  for await (const some of readWorkbook(path)) {
    for (const row of some) if (rows.push(row) === batch) await say()
  }
  if (rows.length > 0) await say()
} catch (error) {
  if (!(error instanceof NotAWorkbook)) throw error
  port.postMessage({ flaw: error.why } satisfies WorkbookAnswer)
}
port.close()
