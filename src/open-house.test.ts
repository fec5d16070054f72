import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { testDatabase } from '#kernel/testing/database.ts'
import { openHouse } from '#src/open-house.ts'

test('a server with another key file does not start on a database that knows its own', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'yanzhen-keys-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const { connection } = await testDatabase(t)
  const open = (keys: string) =>
    openHouse({
      connection,
      dataDir: folder,
      secretKeyFile: join(folder, keys),
      clock: () => new Date('2026-03-16T01:30:00Z'),
      log: () => {},
      cast: [],
      sealedDataExists: false,
    })
  const first = await open('keys.json')
  await first.close()
  await assert.rejects(open('other-keys.json'), /密钥文件与数据库不符/)
  const again = await open('keys.json')
  await again.close()
})
