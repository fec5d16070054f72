import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Packs } from '#kernel/packs/resolve.ts'
import { resolve } from '#kernel/packs/resolve.ts'
import type { Fault } from '#kernel/packs/validate.ts'
import { validate } from '#kernel/packs/validate.ts'

export type { Packs } from '#kernel/packs/resolve.ts'

/** The packs that come with Yanzhen. */
export const packFolder = fileURLToPath(new URL('../../../packs/', import.meta.url))

/** Thrown for packs that cannot be used; its message lists every fault with its place. */
export class PackFault extends Error {
  faults: Fault[]

  constructor(faults: Fault[]) {
    super(faults.map(({ file, line, path, zh, en }) => `packs/${file}:${line} ${path}\n  ${zh}\n  ${en}`).join('\n'))
    this.faults = faults
  }
}

/** The packs of a folder, read and checked; throws a PackFault where anything in them is wrong. */
export async function loadPacks(folder: string): Promise<Packs> {
  const files = await readPackFiles(folder)
  const { packs, faults } = validate(files)
  if (faults.length > 0) throw new PackFault(faults)
  return resolve(packs, (place) => digest(files, place))
}

/** Every YAML file of a folder by its path below it, in a fixed order. */
export async function readPackFiles(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder, { recursive: true })
  const wanted = names.filter((name) => name.endsWith('.yaml')).sort()
  const texts = await Promise.all(wanted.map((name) => readFile(join(folder, name), 'utf8')))
  return new Map(wanted.map((name, index) => [name.replaceAll(sep, '/'), texts[index]!]))
}

/** The version of one pack. Cases are not part of it: they check the rule and do not change it. */
export function digest(files: ReadonlyMap<string, string>, place: string): string {
  const hash = createHash('sha256')
  for (const [file, text] of files) {
    if (file.startsWith(`${place}/`) && !file.endsWith('.cases.yaml')) hash.update(`${file}\0${text}\0`)
  }
  return hash.digest('hex').slice(0, 12)
}
