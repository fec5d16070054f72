// Runs in a thread of its own: one list written or read, then it ends.
import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import type { MessagePort } from 'node:worker_threads'
import type { ListLook, ListRow, SheetRow } from '#kernel/documents/list-file.ts'
import { readList, writeList } from '#kernel/documents/list-file.ts'
import type { Column } from '#kernel/documents/report.ts'

export type ListTask =
  | { write: { path: string; columns: Column[]; look: ListLook } }
  | { read: { path: string; batch: number } }

const port: MessagePort = parentPort! // this file is only ever started as a worker
const task: ListTask = workerData

if ('write' in task) await writeList(task.write.path, task.write.columns, asked(), task.write.look)
else await send(task.read.path, task.read.batch)
port.close()

/** Batches as they are asked for: one at a time, so that a fast database cannot fill the memory. */
async function* asked(): AsyncGenerator<ListRow[]> {
  for (;;) {
    port.postMessage('next')
    const [batch]: (ListRow[] | null)[] = await once(port, 'message')
    if (!batch) return
    yield batch
  }
}

async function send(path: string, size: number) {
  let batch: SheetRow[] = []
  const flush = async () => {
    port.postMessage(batch)
    batch = []
    await once(port, 'message')
  }
  for await (const row of readList(path)) if (batch.push(row) === size) await flush()
  if (batch.length > 0) await flush()
}
