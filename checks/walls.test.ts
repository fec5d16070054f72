import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { test } from 'node:test'

const trespasses: [file: string, reads: string][] = [
  ['src/kernel/events.ts', '#modules/kites/public.ts'],
  ['src/modules/kites/commands/fly.ts', '#modules/winds/store.ts'],
  ['src/modules/kites/commands/fly.ts', '../../winds/store.ts'],
  ['src/modules/kites/commands/fly.ts', '#web/kit/Table.tsx'],
  ['src/modules/kites/domain/kite.ts', 'node:crypto'],
  ['src/modules/kites/domain/kite.ts', '#kernel/database.ts'],
  ['src/modules/kites/contract.ts', 'kysely'],
  ['src/modules/kites/web/KitePage.tsx', '../store.ts'],
  ['src/modules/kites/web/KitePage.tsx', '#modules/winds/domain/wind.ts'],
  ['src/web/desk/Layout.tsx', '#modules/kites/store.ts'],
  ['src/web/desk/Layout.tsx', '#kernel/http.ts'],
]
const visits: [file: string, reads: string][] = [
  ['src/modules/kites/commands/fly.ts', '#modules/winds/public.ts'],
  ['src/modules/kites/commands/fly.ts', '#modules/kites/store.ts'],
  ['src/modules/kites/domain/kite.ts', '#kernel/days.ts'],
  ['src/modules/kites/web/KitePage.tsx', '../domain/kite.ts'],
  ['src/modules/kites/web/KitePage.tsx', '#modules/winds/contract.ts'],
  ['src/web/desk/Layout.tsx', '#modules/kites/web/screens.ts'],
]

test('a contributor who reaches through a wall is told, and one who uses the doors is not', (t) => {
  const house = mkdtempSync(join(tmpdir(), 'yanzhen-walls-'))
  t.after(() => rmSync(house, { recursive: true }))
  for (const file of ['oxlint.config.ts', 'package.json']) copyFileSync(file, join(house, file))
  symlinkSync(resolve('node_modules'), join(house, 'node_modules'))
  mkdirSync(join(house, 'src/modules/winds'), { recursive: true })
  const lines = Map.groupBy([...trespasses, ...visits], ([file]) => file)
  for (const [file, pairs] of lines) {
    mkdirSync(dirname(join(house, file)), { recursive: true })
    writeFileSync(join(house, file), pairs.map(([, reads]) => `import '${reads}'\n`).join(''))
  }
  const oxlint = resolve('node_modules/oxlint/bin/oxlint')
  const { stdout } = spawnSync(process.execPath, [oxlint, '--format=unix'], { cwd: house, encoding: 'utf8' })
  const told = [...stdout.matchAll(/^(src\S+?):\d+:\d+: '([^']+)'/gm)].map(([, file, reads]) => `${file} ← ${reads}`)
  assert.deepEqual(told.toSorted(), trespasses.map(([file, reads]) => `${file} ← ${reads}`).toSorted())
})
