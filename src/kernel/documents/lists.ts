import { on } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Worker } from 'node:worker_threads'
import type { ListLook, ListRow, SheetRow } from '#kernel/documents/list-file.ts'
import type { ListTask } from '#kernel/documents/list-worker.ts'
import type { Column } from '#kernel/documents/report.ts'

const BATCH = 500
/** A small file can unpack to a huge one: the thread that reads it dies of it, not the server. */
const LIMITS = { maxOldGenerationSizeMb: 1024 }

/**
 * A list as an Excel file, packed in a thread of its own. The stream begins when the list is complete, so that a list that
 * fails half-way is an error and never half a file.
 */
export async function sheetOf(
  columns: Column[],
  rows: AsyncIterable<ListRow> | Iterable<ListRow>,
  look: ListLook,
): Promise<Readable> {
  const room = await mkdtemp(join(tmpdir(), 'list-'))
  try {
    const path = join(room, 'list.xlsx')
    const worker = start({ write: { path, columns, look } })
    const source = batches(rows)
    try {
      for await (const _ of messages(worker)) {
        const { value, done } = await source.next()
        worker.postMessage(done ? null : value)
      }
    } finally {
      await source.return(undefined)
      await worker.terminate()
    }
    const file = createReadStream(path)
    file.once('close', () => void rm(room, { recursive: true, force: true }))
    return file
  } catch (error) {
    await rm(room, { recursive: true, force: true })
    throw error
  }
}

/** The file is no Excel workbook, is damaged, or unpacks to more than memory holds. */
export class NotAWorkbook extends Error {}

/** The rows of an Excel file, a path or what a browser is just sending; read in a thread of its own. Throws NotAWorkbook. */
export async function* readSheet(source: string | Readable): AsyncGenerator<SheetRow> {
  const room = typeof source === 'string' ? undefined : await mkdtemp(join(tmpdir(), 'list-'))
  try {
    const path = typeof source === 'string' ? source : join(room ?? '', 'list.xlsx')
    if (typeof source !== 'string') await pipeline(source, createWriteStream(path))
    const worker = start({ read: { path, batch: BATCH } })
    try {
      const answers = messages<SheetRow[]>(worker)
      for (;;) {
        const answer = await answers.next().catch((cause: unknown) => {
          throw new NotAWorkbook('not a readable workbook', { cause })
        })
        if (answer.done) return
        yield* answer.value
        worker.postMessage('next')
      }
    } finally {
      await worker.terminate()
    }
  } finally {
    if (room) await rm(room, { recursive: true, force: true })
  }
}

const start = (task: ListTask) =>
  new Worker(new URL('list-worker.ts', import.meta.url), { workerData: task, resourceLimits: LIMITS })

/** What a worker says until it ends; its error is thrown here. */
async function* messages<T>(worker: Worker): AsyncGenerator<T, undefined> {
  for await (const [message] of on(worker, 'message', { close: ['exit'] })) yield message
  return undefined
}

async function* batches(rows: AsyncIterable<ListRow> | Iterable<ListRow>): AsyncGenerator<ListRow[], undefined> {
  let batch: ListRow[] = []
  for await (const row of rows) {
    if (batch.push(row) < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
  return undefined
}
