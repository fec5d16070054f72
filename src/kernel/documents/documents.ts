import { type ChildProcess, fork } from 'node:child_process'
import type { Report } from '#kernel/documents/report.ts'
import type { Task } from '#kernel/documents/worker.ts'

/** Word, in the layout of an official paper. */
export const docx = (report: Report) => ask({ make: 'docx', report })
/** Excel: a sheet for each table and chart, and one with the definitions. */
export const xlsx = (report: Report) => ask({ make: 'xlsx', report })
/** PDF, in the layout of an official paper. */
export const pdf = (report: Report) => ask({ make: 'pdf', report })
/** Any Typst source as PDF; it reads `data` by `json(bytes(sys.inputs.data))`. What people wrote belongs into data, never into the source. */
export const pdfOf = (source: string, data: unknown) => ask({ make: 'typst', source, data })

interface Waiting {
  resolve: (bytes: Buffer) => void
  reject: (error: unknown) => void
}

const waiting = new Map<number, Waiting>()
let worker: ChildProcess | undefined
let lastId = 0

function ask(task: Task): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    worker ??= start()
    const id = ++lastId
    waiting.set(id, { resolve, reject })
    hold(worker, true)
    worker.send({ id, task })
  })
}

// A process of its own and not a thread: the drawing library crashes when its thread is taken down, and would take the server along.
function start(): ChildProcess {
  const started = fork(new URL('worker.ts', import.meta.url), { serialization: 'advanced', execArgv: [] })
  started.on('message', (answer: { id: number; bytes?: Uint8Array; error?: unknown }) => {
    const one = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (waiting.size === 0) hold(started, false)
    if (answer.bytes) one?.resolve(Buffer.from(answer.bytes))
    else one?.reject(answer.error)
  })
  // A process that dies takes its questions with it; the next question starts another.
  const died = (error: unknown) => {
    if (worker === started) worker = undefined
    for (const one of waiting.values()) one.reject(error)
    waiting.clear()
  }
  started.on('error', died)
  started.on('exit', (code) => died(new Error(`the process that makes documents ended with ${code}`)))
  return started
}

/** Held only while something is asked for, so that a server that is done can end; its end ends the other. */
function hold(one: ChildProcess, held: boolean): void {
  if (held) {
    one.ref()
    one.channel?.ref()
  } else {
    one.unref()
    one.channel?.unref()
  }
}
