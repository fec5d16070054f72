import { createHash } from 'node:crypto'
import { digest, packFolder, type Packs, readPackFiles } from '#kernel/packs/load.ts'
import { resolve } from '#kernel/packs/resolve.ts'
import { type Fault, validate } from '#kernel/packs/validate.ts'

/** Rules that were issued in the browser, over those that came with Yanzhen. */

interface Asked {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
}

export interface IssuedRule {
  file: string
  text: string
}

/** The newest of each file, and in one word which they are. */
async function issuedRules(asked: Asked): Promise<IssuedRule[]> {
  const { rows } = await asked.query(
    'select distinct on (file) file, text from kernel.issued_rule order by file, seq desc',
  )
  return rows as IssuedRule[]
}

/** Which was the last to be issued; 0 before the first. */
export async function newestIssued(asked: Asked): Promise<number> {
  const { rows } = await asked.query('select coalesce(max(seq), 0)::int as newest from kernel.issued_rule')
  return (rows[0] as { newest: number }).newest
}

/** Every file of packs as it stands, the issued ones in their places. */
export async function packFilesNow(asked: Asked, folder = packFolder): Promise<Map<string, string>> {
  const files = await readPackFiles(folder)
  for (const { file, text } of await issuedRules(asked)) files.set(file, text)
  return new Map([...files].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/**
 * The packs with what was issued. An issued file that no longer fits what came with a newer Yanzhen does not keep the house from opening: it is
 * left out and told, and the file that came with Yanzhen holds meanwhile.
 */
export async function packsNow(asked: Asked, left: (fault: Fault) => void, folder = packFolder): Promise<Packs> {
  const files = await packFilesNow(asked, folder)
  const { packs, faults } = validate(files)
  if (faults.length === 0) return resolve(packs, (place) => digest(files, place))
  const issued = new Set((await issuedRules(asked)).map(({ file }) => file))
  const own = faults.filter(({ file }) => issued.has(file))
  own.forEach(left)
  const wrong = new Set(own.map(({ file }) => file))
  const came = await readPackFiles(folder)
  const rest = new Map(
    [...files].flatMap(([file, text]) =>
      wrong.has(file) ? (came.has(file) ? [[file, came.get(file)!] as const] : []) : [[file, text] as const],
    ),
  )
  const again = validate(rest)
  if (again.faults.length > 0)
    throw new Error(again.faults.map(({ file, zh, en }) => `${file}: ${zh} · ${en}`).join('\n'))
  return resolve(again.packs, (place) => digest(rest, place))
}

/** What a draft would make of the packs; or everything that is wrong with it. */
export function drafted(
  files: ReadonlyMap<string, string>,
  draft: ReadonlyMap<string, string>,
): { packs: Packs } | { faults: Fault[] } {
  // Cases try the rule that stands; a draft may well answer otherwise.
  const all = new Map([...files].filter(([file]) => !file.endsWith('.cases.yaml')))
  for (const [file, text] of draft) all.set(file, text)
  const { packs, faults } = validate(all)
  const own = faults.filter(({ file }) => draft.has(file))
  if (own.length > 0) return { faults: own }
  const named = createHash('sha256')
    .update([...draft].join('\0'))
    .digest('hex')
    .slice(0, 12)
  return { packs: resolve(packs, () => named) }
}
