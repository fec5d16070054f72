import assert from 'node:assert/strict'
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sealAudit } from '#kernel/audit-chain.ts'
import { drillBackup, makeBackup, readManifest, restoreBackup } from '#kernel/backup.ts'
import { openPool } from '#kernel/database.ts'
import { migrate } from '#kernel/migrate.ts'
import { startPostgres } from '#kernel/postgres.ts'

const home = await mkdtemp(join(tmpdir(), 'yanzhen-backup-'))
const dataDir = join(home, 'data')
const { connection, stop } = await startPostgres({ dataDir, settings: { shared_buffers: '128MB', fsync: 'off' } })
const pool = openPool({ ...connection, max: 3 })
after(async () => {
  await pool.end()
  await stop()
  await rm(home, { recursive: true, force: true })
})
await migrate(pool)
await mkdir(join(dataDir, 'files', 'photographs'), { recursive: true })
await writeFile(join(dataDir, 'files', 'photographs', 'a1'), 'sealed')

const addLine = () =>
  pool.query(
    `insert into kernel.audit_entry (at, kind, action, region_code, request_id) values (now(), 'write', 'POST /somewhere', '330304000000', 'r')`,
  )

const backup = join(home, 'backup')

test('an operator backs up while people work, and the drill finds every row and the whole audit chain again', async () => {
  for (let line = 0; line < 50; line++) await addLine()
  await sealAudit(pool)
  let working = true
  const work = (async () => {
    for (; working; await sleep(5)) await addLine()
  })()
  const manifest = await makeBackup({
    connection,
    dataDir,
    into: backup,
    keyFingerprint: 'f00d',
    now: new Date('2026-03-16T02:00:00Z'),
  })
  working = false
  await work
  const [before, then] = manifest.rows['kernel.audit_entry']!
  assert.ok(before >= 50 && then > before, 'nobody worked meanwhile')

  const drill = await drillBackup(backup, home)
  assert.deepEqual(drill.differing, [])
  assert.deepEqual(
    { whole: drill.audit.whole, checked: drill.audit.checked >= 50, sameChain: drill.sameChain },
    { whole: true, checked: true, sameChain: true },
  )
})

test('a restored folder has the files too, and no folder that is in use is restored over', async () => {
  const restored = join(home, 'restored')
  await restoreBackup(backup, restored)
  assert.equal(await readFile(join(restored, 'files', 'photographs', 'a1'), 'utf8'), 'sealed')
  await assert.rejects(restoreBackup(backup, dataDir), /has a database already/)
})

test('a drill says where rows are missing and that another chain was restored', async () => {
  const manifest = await readManifest(backup)
  manifest.rows['kernel.event'] = [7, 9]
  manifest.audit = { position: 1, hash: '00' }
  await writeFile(join(backup, 'manifest.json'), JSON.stringify(manifest))
  const drill = await drillBackup(backup, home)
  assert.deepEqual([drill.differing, drill.sameChain], [['kernel.event: 0, should be 7 to 9'], false])
})

test('half a backup is none', async () => {
  await rm(join(backup, 'manifest.json'))
  await assert.rejects(drillBackup(backup, home), /no manifest/)
})
