import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { openPool } from '#kernel/database.ts'
import { monthOf, todayIn } from '#kernel/days.ts'
import { rebuild } from '#modules/statistics/commands/rebuild.ts'
import { refreshAll } from '#modules/statistics/commands/refresh.ts'
import { turnDay } from '#modules/statistics/commands/turn-day.ts'
import { asking, serving } from './child.ts'
import type { Section } from './figure.ts'
import { medianOf, round } from './figure.ts'
import { signedInWorkers, tokenOf } from './sessions.ts'

const times = 30

/** How long after a record is accepted the figures of its town, its county and the province have all moved, read as an officer reads them. */
export async function moved(owner: pg.Pool, connection: pg.PoolConfig, dataDir: string): Promise<Section> {
  const month = monthOf(todayIn(new Date()))
  // The rows were written without their events; the figures begin from them.
  const counting = openPool({ ...connection, options: '-c role=yanzhen_app' })
  await rebuild(counting, { now: new Date(), months: [month] })
  await refreshAll(counting, new Date())
  // What happens once after midnight is timed by itself.
  await owner.query('delete from statistics.day_turned')
  const began = performance.now()
  await turnDay(counting, new Date())
  const turning = (performance.now() - began) / 1000
  await counting.end()
  const workers = await signedInWorkers(owner, times)
  const server = await serving('full', connection, dataDir)
  const ask = asking(server.url, await tokenOf(owner, 'bench.chief'))
  const visits = async (regionCode: string) =>
    (
      (await ask('/statistics/series', { indicator: 'visits', regionCode, from: month, until: month })) as {
        whole: { numerator: number }
      }
    ).whole.numerator
  const province = '330000000000'
  const taken: number[] = []
  for (const worker of workers) {
    const branches = [
      worker.regionCode.slice(0, 9).padEnd(12, '0'),
      worker.regionCode.slice(0, 6).padEnd(12, '0'),
      province,
    ]
    const before = await Promise.all(branches.map(visits))
    await record(server.url, worker)
    taken.push(
      await until(60, async () =>
        (await Promise.all(branches.map(visits))).every((figure, at) => figure === before[at]! + 1),
      ),
    )
  }
  await server.stop()
  return {
    title: 'From a record to the figures',
    figures: [
      {
        name: 'accepted until town, county and province have moved, median',
        value: round(medianOf(taken), 2),
        unit: 's',
      },
      {
        name: 'accepted until town, county and province have moved, slowest',
        value: round(Math.max(...taken), 2),
        unit: 's',
        limit: { atMost: 5 },
      },
      { name: 'the states of the whole province on a new day', value: round(turning, 1), unit: 's' },
    ],
    compared: [
      `${times} visits, one after the other, each in another place of the province; the three figures are asked for every 20 ms over HTTP. In the minute after midnight figures wait for the states of the new day, timed below the others.`,
    ],
  }
}

/** Asks every 20 ms until it is so; answers after how many seconds. */
async function until(seconds: number, isSo: () => Promise<boolean>): Promise<number> {
  const began = performance.now()
  while (!(await isSo())) {
    if (performance.now() - began > seconds * 1000) throw new Error(`the figures have not moved in ${seconds} s`)
    await sleep(20)
  }
  return (performance.now() - began) / 1000
}

async function record(url: string, worker: { token: string; clients: string[] }): Promise<void> {
  const answer = await fetch(`${url}/api/services/records`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: `yanzhen=${worker.token}`, 'idempotency-key': randomUUID() },
    body: JSON.stringify({
      method: 'visit',
      clientId: worker.clients[0],
      heldOn: todayIn(new Date()),
      minutes: 30,
      serviceCodes: ['wellbeing-check'],
      mode: 'home',
      outcome: 'met',
      note: '',
    }),
  })
  if (!answer.ok) throw new Error(`a record was refused: ${await answer.text()}`)
}
