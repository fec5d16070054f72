import { z } from 'zod'
import { CasesFile, PackFile, TopicFile } from '#kernel/packs/format.ts'

const forms = { pack: PackFile, topic: TopicFile, cases: CasesFile }

/** The JSON Schemas that give editors completion in packs, by file name; `npm run print` writes them. */
export function printSchemas(): Map<string, string> {
  const schemas = Object.entries(forms).map(([name, form]): [string, string] => [
    `${name}.schema.json`,
    `${JSON.stringify(z.toJSONSchema(form, { io: 'input', target: 'draft-7' }), null, 2)}\n`,
  ])
  return new Map(schemas)
}
