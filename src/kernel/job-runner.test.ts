import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startJobs } from '#kernel/job-runner.ts'
import type { Job } from '#kernel/jobs.ts'
import { testServer } from '#demo/test-server.ts'

test('what a night would have done waits for a machine that was off, once however often it is started', async (t) => {
  const { house, database } = await testServer(t)
  const nothing = async () => {}
  const jobs: Job[] = [
    { name: 'kernel/at-night', every: { cron: '30 5 * * *' }, run: nothing },
    { name: 'kernel/before-dawn', every: { cron: '10 6 * * *' }, run: nothing },
  ]
  for (let start = 0; start < 2; start++) await (await startJobs(house, jobs, database.connection))()
  const { rows } = await database.pool.query<{ name: string; seconds: number; state: string }>(
    `select name, state, round(extract(epoch from start_after - created_on))::int as seconds from jobs.job where name like 'kernel.%' order by start_after`,
  )
  assert.deepEqual(rows, [
    { name: 'kernel.at-night', state: 'created', seconds: 120 },
    { name: 'kernel.before-dawn', state: 'created', seconds: 130 },
  ])
})
