// npm run backup                                     an online backup under DATA_DIR/backups
// npm run backup -- make <folder>                    into a new folder of your choice: better on another disk
// npm run backup -- drill [<backup>]                 restores it into scratch, compares, walks the audit chain; the newest without a name
// DATA_DIR=<new> npm run backup -- restore <backup>  into a data folder that has no database yet
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import './launch.mjs'

const { readConfig } = await import('../src/config.ts')
const { drillBackup, makeBackup, restoreBackup } = await import('../src/kernel/backup.ts')
const { fingerprintOf, openKeys } = await import('../src/kernel/vault/keys.ts')
const { startPostgres } = await import('../src/kernel/postgres.ts')

const [verb = 'make', folder] = process.argv.slice(2)
const { databaseUrl, dataDir, secretKeyFile } = readConfig()
const backups = join(dataDir, 'backups')

if (databaseUrl) stopWith('The database is on a server of its own: back it up there (docs/operations.md, “Backup”).')
else if (verb === 'make') await make(resolve(folder ?? join(backups, new Date().toISOString().replace(/[:.]/g, '-'))))
else if (verb === 'drill') await drill(resolve(folder ?? newest()))
else if (verb === 'restore' && folder) await restore(resolve(folder))
else stopWith('Usage: npm run backup -- make [<folder>] | drill [<backup>] | restore <backup>')

async function make(into) {
  const keyFingerprint = existsSync(secretKeyFile)
    ? fingerprintOf(openKeys({ path: secretKeyFile, algorithm: 'aes-256-gcm', sealedDataExists: true }))
    : null
  const { connection, stop } = await startPostgres({ dataDir, hold: 'shared' })
  try {
    const { rows } = await makeBackup({ connection, dataDir, into, keyFingerprint, now: new Date() })
    const count = Object.values(rows).reduce((sum, [, after]) => sum + after, 0)
    console.log(`${into}: ${Object.keys(rows).length} tables, ${count.toLocaleString('en')} rows.`)
    console.log(
      `Not in it: the key file ${secretKeyFile}. Keep a copy of it elsewhere; without it the sealed values are lost.`,
    )
  } finally {
    await stop()
  }
}

async function drill(backup) {
  const { tables, rows, differing, audit, sameChain } = await drillBackup(backup, dataDir)
  const good = differing.length === 0 && audit.whole && sameChain
  console.log(`${backup}: ${tables} tables, ${rows.toLocaleString('en')} rows restored.`)
  for (const one of differing) console.log(`  ${one}`)
  console.log(
    `Audit chain: ${audit.whole ? `whole, ${audit.checked.toLocaleString('en')} lines` : `broken at ${audit.brokenAt}`}${sameChain ? '' : ', and not the one that was backed up'}.`,
  )
  console.log(good ? 'The drill is passed.' : 'The drill FAILED: this backup must not be relied upon.')
  process.exitCode = good ? 0 : 1
}

async function restore(backup) {
  const { madeAt, keys } = await restoreBackup(backup, dataDir)
  console.log(
    `${dataDir} stands as of ${madeAt}. Put the key file${keys ? ` with fingerprint ${keys}` : ''} at ${secretKeyFile}, then start.`,
  )
}

function newest() {
  const names = existsSync(backups)
    ? readdirSync(backups).filter((name) => existsSync(join(backups, name, 'manifest.json')))
    : []
  return names.length > 0 ? join(backups, names.toSorted().at(-1)) : stopWith(`There is no backup in ${backups}.`)
}

function stopWith(sentence) {
  console.error(sentence)
  process.exit(1)
}
