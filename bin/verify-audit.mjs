// npm run verify-audit    walks the audit chain from its first line; ends with 1 where it is broken
import './launch.mjs'

const { readConfig } = await import('../src/config.ts')
const { verifyAudit } = await import('../src/kernel/audit-chain.ts')
const { gate, inTransaction, openPool } = await import('../src/kernel/database.ts')
const { startPostgres } = await import('../src/kernel/postgres.ts')

const { databaseUrl, dataDir } = readConfig()
const embedded = databaseUrl ? undefined : await startPostgres({ dataDir, hold: 'shared' })
const pool = openPool(embedded?.connection ?? { connectionString: databaseUrl })
try {
  const { whole, checked, brokenAt, lastHash } = await inTransaction(pool, gate, ({ query }) => verifyAudit(query))
  console.log(
    whole
      ? `Whole: ${checked.toLocaleString('en')} lines; last link ${lastHash ?? '–'}.`
      : `BROKEN at line ${brokenAt}; whole before it.`,
  )
  process.exitCode = whole ? 0 : 1
} finally {
  await pool.end()
  await embedded?.stop()
}
