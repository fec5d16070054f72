import { readOne, write } from './database.ts'
import { sealedBytes, unsealedBytes } from './vault.ts'
import type { SealedRow } from './vault.ts'

/** Keeps a shrunk photograph under the id the phone made for it. */
export async function keepPhotograph(id: string, picture: Blob): Promise<void> {
  await write([{ store: 'photographs', put: [await sealedBytes('photographs', id, await picture.arrayBuffer())] }])
}

export async function readPhotograph(id: string): Promise<Blob | undefined> {
  const row = await readOne<SealedRow>('photographs', id)
  return row && new Blob([await unsealedBytes('photographs', row)], { type: 'image/jpeg' })
}

export const dropPhotographs = (ids: string[]): Promise<void> => write([{ store: 'photographs', drop: ids }])
