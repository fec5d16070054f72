// npm run check-figures    counts every figure from the rows and compares; ends with 1 where a cell differs
import './launch.mjs'

const { readConfig } = await import('../src/config.ts')
const { openPool } = await import('../src/kernel/database.ts')
const { startPostgres } = await import('../src/kernel/postgres.ts')
const { checkFigures } = await import('../src/modules/statistics/public.ts')

const { databaseUrl, dataDir } = readConfig()
const embedded = databaseUrl ? undefined : await startPostgres({ dataDir, hold: 'shared' })
const pool = openPool(embedded?.connection ?? { connectionString: databaseUrl })
try {
  const differences = await checkFigures(pool, new Date())
  for (const one of differences)
    console.log(
      `${one.indicator} ${one.branch} ${one.month}: ${JSON.stringify(one.cell)}, by the rows ${JSON.stringify(one.rows)}`,
    )
  console.log(
    differences.length === 0 ? 'Every cell equals its rows.' : `${differences.length} cells differ from their rows.`,
  )
  process.exitCode = differences.length === 0 ? 0 : 1
} finally {
  await pool.end()
  await embedded?.stop()
}
