// npm run print    writes what is printed from the code: db/schema.sql, docs/openapi.json, docs/refusals.md, packs/*.schema.json
import { writeFile } from 'node:fs/promises'
import './launch.mjs'

const { printed } = await import('../src/printed.ts')
const { testDatabase } = await import('../src/kernel/testing/database.ts')
const { printSchema } = await import('../src/kernel/print-schema.ts')
const { printSchemas } = await import('../src/kernel/packs/print-schema.ts')

const write = (file, text) => writeFile(new URL(`../${file}`, import.meta.url), text)
for (const [file, print] of Object.entries(printed)) await write(file, print())
for (const [file, text] of printSchemas()) await write(`packs/${file}`, text)
let drop = async () => {}
const { pool } = await testDatabase({ after: (dropIt) => (drop = dropIt) })
await write('db/schema.sql', await printSchema(pool)).finally(drop)
console.log(`Printed: db/schema.sql, ${Object.keys(printed).join(', ')}, packs/*.schema.json.`)
