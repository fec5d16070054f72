// npm run migrate    brings the database to the newest schema
import './launch.mjs'

const { readConfig } = await import('../src/config.ts')
const { startPostgres } = await import('../src/kernel/postgres.ts')
const { openPool } = await import('../src/kernel/database.ts')
const { migrate } = await import('../src/kernel/migrate.ts')
const { databaseUrl, dataDir } = readConfig()
const embedded = databaseUrl ? undefined : await startPostgres({ dataDir, hold: 'shared' })
const pool = openPool(embedded?.connection ?? { connectionString: databaseUrl })
try {
  const applied = await migrate(pool)
  console.log(applied.length ? `Applied: ${applied.join(', ')}.` : 'The schema is up to date.')
} finally {
  await pool.end()
  await embedded?.stop()
}
