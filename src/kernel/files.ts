import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Bytes kept by a key of letters, digits, '-' and '/': sealed by the caller where they are personal. */
export interface FileStore {
  /** Whole or not at all: written beside, synced, then renamed. The same key again replaces it with the same bytes. */
  put(key: string, bytes: Buffer): Promise<void>
  get(key: string): Promise<Buffer | null>
  drop(key: string): Promise<void>
}

/** Keeps files in a folder under the data directory. */
export function folderStore(folder: string): FileStore {
  const pathOf = (key: string) => {
    if (!/^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(key)) throw new Error('A file key holds letters, digits, "-" and "/" only')
    return join(folder, key)
  }
  return {
    async put(key, bytes) {
      const path = pathOf(key)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const beside = `${path}.${process.pid}.part`
      try {
        const file = await open(beside, 'w', 0o600)
        try {
          await file.writeFile(bytes)
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(beside, path)
      } catch (error) {
        await rm(beside, { force: true })
        throw error
      }
    },
    async get(key) {
      try {
        return await readFile(pathOf(key))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      }
    },
    drop: (key) => rm(pathOf(key), { force: true }),
  }
}
