import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A browser to run, and the environment it needs. */
export interface Chromium {
  path: string
  env: Record<string, string>
}

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * The browser of the journeys: $CHROMIUM, else the machine's, else the one that npm brought, else Debian's, installed now.
 * Throws a sentence that says what to do where none of these runs.
 */
export function findChromium(): Chromium {
  const path = process.env.CHROMIUM || installed.find((one) => existsSync(one))
  if (path) return { path, env: fonts([]) }
  const packaged = unpack()
  if (packaged && runs(packaged)) return packaged
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const apt = (...args: string[]) =>
      execFileSync('apt-get', args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    apt('update')
    apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk')
    return { path: '/usr/bin/chromium', env: fonts([]) }
  }
  throw new Error('No browser runs here. Install Chromium, or set CHROMIUM to the path of one.')
}

// The package unpacks into the temporary folder under fixed names, not safely for two at once: so it gets a folder of its own,
// which takes its final name when it is whole. As if on Lambda it also unpacks the libraries that a bare machine lacks.
function unpack(): Chromium | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const entry = import.meta.resolve('@sparticuz/chromium')
  const home = join(tmpdir(), 'yanzhen-chromium-147')
  if (!existsSync(home)) {
    const draft = mkdtempSync(`${home}-`)
    const script = `const { default: chromium } = await import(${JSON.stringify(entry)}); await chromium.executablePath()`
    execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
    })
    try {
      renameSync(draft, home)
    } catch {
      rmSync(draft, { recursive: true }) // another test file was quicker
    }
  }
  return {
    path: join(home, 'chromium'),
    env: { ...fonts([join(home, 'fonts')]), LD_LIBRARY_PATH: join(home, 'al2023', 'lib') },
  }
}

// A bare machine has no Chinese font; the house's own, made for its documents, serve the screen as well. Of the two the one
// for headings: Chromium would rather take the other, for its weight, and draw every screen like a book.
function fonts(more: string[]): Record<string, string> {
  if (process.platform !== 'linux') return {}
  const home = join(tmpdir(), `yanzhen-fonts-${process.getuid?.()}`)
  mkdirSync(home, { recursive: true })
  const folders = ['/usr/share/fonts', fileURLToPath(new URL('../assets/fonts', import.meta.url)), ...more]
  const file = join(home, 'fonts.conf')
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map((folder) => `<dir>${folder}</dir>`).join('\n')}
<cachedir>${home}</cachedir>
<selectfont><rejectfont><glob>*/assets/fonts/NotoSerif*</glob></rejectfont></selectfont>
<alias>
  <family>sans-serif</family>
  <prefer><family>Noto Sans CJK SC</family><family>Noto Sans SC Medium</family></prefer>
</alias>
</fontconfig>
`,
  )
  return { FONTCONFIG_FILE: file }
}

function runs({ path, env }: Chromium): boolean {
  try {
    execFileSync(path, ['--version'], { env: { ...process.env, ...env }, stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
