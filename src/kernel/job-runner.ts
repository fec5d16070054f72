import { performance } from 'node:perf_hooks'
import type pg from 'pg'
import PgBoss from 'pg-boss'
import type { House } from '#kernel/house.ts'
import type { Job } from '#kernel/jobs.ts'

/**
 * Starts every job. Those of seconds run in this process, one after the end of the last; those of a time of day are queued in
 * PostgreSQL, so that of several servers one does them, and a server killed half-way leaves them to be done again.
 * Returns how to stop: what runs is waited for.
 */
export async function startJobs(house: House, jobs: Job[], connection: pg.PoolConfig): Promise<() => Promise<void>> {
  const stopping = new AbortController()
  const loops = jobs.map((job) =>
    'seconds' in job.every ? repeat(house, job, job.every.seconds, stopping.signal) : undefined,
  )
  const stopQueue = await startQueue(house, jobs, connection)
  return async () => {
    stopping.abort()
    await Promise.all([...loops, stopQueue()])
  }
}

const longestRest = 60_000
/** How many times as long as it worked a job rests on a wholly busy server. */
const partsLeft = 12
/** How often a job that rests looks whether it is still so busy. */
const lookAgain = 1000

async function repeat(house: House, job: Job, seconds: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const began = performance.now()
    await run(house, job).catch(() => {})
    await rest(seconds * 1000, performance.now() - began, signal)
  }
}

/**
 * While many are recording they come before the figures; at other times a job is back at once. How busy the server is shows while the job
 * rests, and only then: what it does itself is not counted against it, and what was before says nothing of now.
 */
async function rest(least: number, worked: number, signal: AbortSignal): Promise<void> {
  const [began, before] = [performance.now(), performance.eventLoopUtilization()]
  const enough = () => worked * performance.eventLoopUtilization(before).utilization * partsLeft
  await pause(least, signal)
  while (!signal.aborted && performance.now() - began < Math.min(enough(), longestRest)) await pause(lookAgain, signal)
}

async function run(house: House, job: Job): Promise<void> {
  try {
    await job.run(house)
  } catch (error) {
    const { name, code } = error as Error & { code?: string }
    house.log({
      level: 'error',
      job: job.name,
      kind: name,
      code,
      stack: (error as Error).stack?.split('\n').slice(1, 8),
    })
    throw error
  }
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resume) => {
    const timer = setTimeout(resume, milliseconds)
    signal.addEventListener('abort', () => (clearTimeout(timer), resume()), { once: true })
  })

/** Seconds after a start until the first job of the night is caught up, and between one and the next: people who sign in come first. */
const firstCatchUp = 120
const betweenCatchUps = 10
/** A server that is started again and again catches up once in half a day, as long as the queue remembers what was done. */
const catchUpOnceIn = 43_200

async function startQueue(house: House, jobs: Job[], connection: pg.PoolConfig): Promise<() => Promise<void>> {
  const daily = jobs.flatMap((job) => ('cron' in job.every ? [{ job, cron: job.every.cron }] : []))
  if (daily.length === 0) return async () => {}
  const boss = new PgBoss({ ...connection, schema: 'jobs', max: 3 } as PgBoss.ConstructorOptions)
  boss.on('error', (error: Error) => house.log({ level: 'error', job: 'queue', kind: error.name }))
  await boss.start()
  for (const [at, { job, cron }] of daily.entries()) {
    const queue = job.name.replace('/', '.')
    await boss.createQueue(queue, { name: queue, policy: 'singleton', retryLimit: 3, retryBackoff: true })
    await boss.schedule(queue, cron, {}, { tz: 'Asia/Shanghai' })
    // An office switches its machine off for the night, and the hour passes: what a night would have done is done once the machine is on.
    await boss.send(queue, {}, { startAfter: firstCatchUp + at * betweenCatchUps, singletonSeconds: catchUpOnceIn })
    await boss.work(queue, { pollingIntervalSeconds: 30 }, () => run(house, job))
  }
  return () => boss.stop({ graceful: true, timeout: 10_000 })
}
