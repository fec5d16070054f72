import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { CasesFile, PackFile, TopicFile } from '#kernel/packs/format.ts'
import { packFolder } from '#kernel/packs/load.ts'

const forms = { pack: PackFile, topic: TopicFile, cases: CasesFile }

/** The JSON Schemas that give editors completion in packs, by file name. */
export function printSchemas(): Map<string, string> {
  const schemas = Object.entries(forms).map(([name, form]): [string, string] => [
    `${name}.schema.json`,
    `${JSON.stringify(z.toJSONSchema(form, { io: 'input', target: 'draft-7' }), null, 2)}\n`,
  ])
  return new Map(schemas)
}

// Run as a program it writes them: node src/kernel/packs/print-schema.ts
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, text] of printSchemas()) await writeFile(join(packFolder, name), text)
}
