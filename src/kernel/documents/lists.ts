import { on } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Worker } from 'node:worker_threads'
import type { ListLook, ListRow } from '#kernel/documents/list-file.ts'
import type { ListTask } from '#kernel/documents/list-worker.ts'
import type { Column } from '#kernel/documents/report.ts'
import type { SheetRow } from '#kernel/documents/workbook.ts'
import type { WorkbookAnswer } from '#kernel/documents/workbook-worker.ts'
import { NotAWorkbook } from '#kernel/documents/zip.ts'

export { NotAWorkbook } from '#kernel/documents/zip.ts'

const BATCH = 250
/** Rows after which a thread that wrote them is not kept. */
const LONG = 20_000
/** How long a thread that has written a list waits for the next. */
const REST = 60_000
/** A list that is written piles up in its thread at worst, not in the server. */
const WRITER = { maxOldGenerationSizeMb: 1024 }
/** What reads keeps a row at a time and gets by with little; a file that drives it beyond that ends the thread, not the server. */
const READER = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 8 }

/**
 * A list as an Excel file, packed in a thread beside the server's. The stream begins when the list is complete, so that a list that
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
    await write({ path, columns, look }, batches(rows))
    const file = createReadStream(path)
    file.once('close', () => void rm(room, { recursive: true, force: true }))
    return file
  } catch (error) {
    await rm(room, { recursive: true, force: true })
    throw error
  }
}

async function write(task: ListTask, source: AsyncGenerator<ListRow[], undefined>): Promise<void> {
  const writer = takeWriter()
  let many = 0
  let written = false
  try {
    writer.postMessage(task)
    for await (const said of messages<'next' | 'written'>(writer)) {
      written = said === 'written'
      if (written) break
      const { value, done } = await source.next()
      many += value?.length ?? 0
      writer.postMessage(done ? null : value)
    }
    if (!written) throw new Error('The thread that writes lists ended before its list did')
  } finally {
    await source.return(undefined)
    // What broke off, and what a long list has swollen, is not used again.
    if (written && many <= LONG) rest(writer)
    else await writer.terminate()
  }
}

/** A thread that has written its list and waits for another: to load the writer takes longer than most lists. Of several the first to be done; the others end. */
let resting: { writer: Worker; end: NodeJS.Timeout } | undefined

function takeWriter(): Worker {
  if (resting) {
    const { writer, end } = resting
    resting = undefined
    clearTimeout(end)
    writer.ref()
    return writer
  }
  const writer = new Worker(new URL('list-worker.ts', import.meta.url), { resourceLimits: WRITER })
  // Whoever waits for its list hears of it; while it rests nobody has to.
  writer.on('error', () => {})
  writer.on('exit', () => {
    if (resting?.writer === writer) endRest()
  })
  return writer
}

/** It holds nobody who is done: neither a server that stops nor a command that ends. */
function rest(writer: Worker): void {
  if (resting) return void writer.terminate()
  writer.unref()
  resting = { writer, end: setTimeout(endRest, REST).unref() }
}

function endRest(): void {
  clearTimeout(resting?.end)
  void resting?.writer.terminate()
  resting = undefined
}

/**
 * The rows of an Excel file, a path or what a browser is just sending; read in a thread of its own. Which sheets it has is told before the
 * first row. Throws NotAWorkbook.
 */
export async function* readSheet(
  source: string | Readable,
  tellSheets?: (names: string[]) => void,
): AsyncGenerator<SheetRow> {
  const room = typeof source === 'string' ? undefined : await mkdtemp(join(tmpdir(), 'list-'))
  try {
    const path = typeof source === 'string' ? source : join(room ?? '', 'list.xlsx')
    if (typeof source !== 'string') await pipeline(source, createWriteStream(path))
    const worker = new Worker(new URL('workbook-worker.ts', import.meta.url), {
      workerData: { path, batch: BATCH },
      resourceLimits: READER,
    })
    try {
      const answers = messages<WorkbookAnswer>(worker)
      for (;;) {
        // The thread ends with an error only where the memory it may have does not do.
        const answer = await answers.next().catch((cause: unknown) => {
          throw new NotAWorkbook('too-large', { cause })
        })
        if (answer.done) return
        if ('flaw' in answer.value) throw new NotAWorkbook(answer.value.flaw)
        if ('sheets' in answer.value) {
          tellSheets?.(answer.value.sheets)
          continue
        }
        yield* answer.value.rows
        worker.postMessage('next')
      }
    } finally {
      await worker.terminate()
    }
  } finally {
    if (room) await rm(room, { recursive: true, force: true })
  }
}

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
