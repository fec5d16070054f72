// npm run migrate                      brings the database to the newest schema
// npm run migrate -- --print-schema    prints db/schema.sql from an empty, migrated database
import { writeFile } from 'node:fs/promises'
import './launch.mjs'

if (process.argv.includes('--print-schema')) {
  const { testDatabase } = await import('../src/kernel/testing/database.ts')
  const { printSchema } = await import('../src/kernel/print-schema.ts')
  let drop = async () => {}
  const { pool } = await testDatabase({ after: (dropIt) => (drop = dropIt) })
  await writeFile(new URL('../db/schema.sql', import.meta.url), await printSchema(pool)).finally(drop)
  console.log('db/schema.sql is printed.')
} else {
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
}
