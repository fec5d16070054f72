import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const out = join(root, 'dist/web')
const note = join(out, '.digest')

/** What a browser's code may import: the shells, the kernel, and of a module its contracts, its pure rules and its screens. */
const isWebSource = (path: string): boolean =>
  /^(vite\.config\.ts|package-lock\.json|src\/(web\/|kernel\/|modules\/[^/]+\/(contract[^/]*\.ts$|refusals\.ts$|domain\/|web\/)))/.test(
    path,
  ) && !/\.test\.tsx?$/.test(path)

/** The digest of every source the web is built from. */
function webDigest(): string {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).map(
    (path) => `src/${path.replaceAll('\\', '/')}`,
  )
  const digest = createHash('sha256')
  for (const path of [...files, 'vite.config.ts', 'package-lock.json'].filter(isWebSource).sort()) {
    const at = join(root, path)
    if (/\.\w+$/.test(path) && existsSync(at)) digest.update(path).update('\0').update(readFileSync(at)).update('\0')
  }
  return digest.digest('hex')
}

const isBuilt = (digest: string): boolean => existsSync(note) && readFileSync(note, 'utf8') === digest

/** Builds the web into dist/web where its sources changed since the last build, and prints one line. Two at once do no harm. */
export async function buildWeb(say: (line: string) => void = console.log): Promise<{ folder: string; built: boolean }> {
  const digest = webDigest()
  if (isBuilt(digest)) return { folder: out, built: false }
  const began = performance.now()
  const { build } = await import('vite')
  const fresh = join(root, `dist/web-${process.pid}`)
  try {
    await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'error', build: { outDir: fresh } })
    writeFileSync(join(fresh, '.digest'), digest)
    // Another process may have put the same build in its place meanwhile, and its pages be open already.
    if (isBuilt(digest)) return { folder: out, built: false }
    rmSync(out, { recursive: true, force: true })
    renameSync(fresh, out)
  } catch (error) {
    // The other process may have been quicker by a moment.
    if (!isBuilt(digest)) throw error
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
  say(`Web built in ${((performance.now() - began) / 1000).toFixed(1)} s`)
  return { folder: out, built: true }
}
