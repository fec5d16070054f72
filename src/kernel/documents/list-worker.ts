// Runs in a thread of its own: one list after the other, each as it is asked for; whoever started it ends it.
import { once } from 'node:events'
import { parentPort } from 'node:worker_threads'
import type { MessagePort } from 'node:worker_threads'
import type { ListLook, ListRow } from '#kernel/documents/list-file.ts'
import { writeList } from '#kernel/documents/list-file.ts'
import type { Column } from '#kernel/documents/report.ts'

export interface ListTask {
  path: string
  columns: Column[]
  look: ListLook
}

const port: MessagePort = parentPort! // this file is only ever started as a worker

for (;;) {
  const [task]: ListTask[] = await once(port, 'message')
  await writeList(task!.path, task!.columns, asked(), task!.look)
  port.postMessage('written')
}

/** Batches as they are asked for: one at a time, so that a fast database cannot fill the memory. */
async function* asked(): AsyncGenerator<ListRow[]> {
  for (;;) {
    port.postMessage('next')
    const [batch]: (ListRow[] | null)[] = await once(port, 'message')
    if (!batch) return
    yield batch
  }
}
