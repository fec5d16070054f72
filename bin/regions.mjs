// npm run regions -- load 33 44     brings the official regions of these provinces into the database
// npm run regions -- load --all     of the whole country
import './launch.mjs'

const [verb, ...given] = process.argv.slice(2)
const { loadRegions, packedProvinces } = await import('../src/modules/organisations/commands/load-regions.ts')
const packed = await packedProvinces()
const provinces = given.includes('--all') ? packed : given
const unknown = provinces.filter((province) => !packed.includes(province))
if (verb !== 'load' || provinces.length === 0 || unknown.length > 0) {
  if (unknown.length > 0) console.error(`No such province: ${unknown.join(', ')}.`)
  console.error(`Usage: npm run regions -- load 33 [44 …] | --all\nThe two digits of a province: ${packed.join(' ')}`)
  process.exit(1)
}

const { readConfig } = await import('../src/config.ts')
const { startPostgres } = await import('../src/kernel/postgres.ts')
const { openPool } = await import('../src/kernel/database.ts')
const { migrate } = await import('../src/kernel/migrate.ts')
const { databaseUrl, dataDir } = readConfig()
const embedded = databaseUrl ? undefined : await startPostgres({ dataDir, hold: 'shared' })
const pool = openPool(embedded?.connection ?? { connectionString: databaseUrl })
try {
  await migrate(pool)
  const started = performance.now()
  const added = await loadRegions(pool, provinces, drawProgress)
  const seconds = (performance.now() - started) / 1000
  console.log(`\n${added.toLocaleString('en')} new regions in ${seconds.toFixed(1)} s.`)
} finally {
  await pool.end()
  await embedded?.stop()
}

function drawProgress({ done, total }) {
  const width = 40
  const full = Math.round((width * done) / total)
  process.stdout.write(
    `\r${'█'.repeat(full)}${'░'.repeat(width - full)} ${done.toLocaleString('en')} / ${total.toLocaleString('en')}`,
  )
}
