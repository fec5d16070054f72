import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'

/** Starts a bench server and answers its address; what it says on its error output is ours to see, and how it ended where nobody stopped it. */
export async function serving(
  kind: 'full' | 'bare',
  connection: pg.PoolConfig,
  dataDir: string,
  webFolder = '',
): Promise<{ url: string; child: ChildProcess; stop: () => Promise<void> }> {
  const script = fileURLToPath(new URL('serve.ts', import.meta.url))
  const child = spawn(process.execPath, [script, kind, JSON.stringify(connection), dataDir, webFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout!.once('data', (text: Buffer) => resolve(text.toString().trim()))
    child.once('exit', (code) => reject(new Error(`The bench server ended with ${code}`)))
  })
  const sayHow = (code: number | null, signal: string | null) =>
    console.error(`The bench server ended by itself: ${signal ?? `code ${code}`}`)
  child.once('exit', sayHow)
  const stop = () =>
    new Promise<void>((ended) => {
      child.off('exit', sayHow)
      if (child.exitCode !== null || child.signalCode !== null) return ended()
      child.once('exit', () => ended())
      child.kill('SIGKILL')
    })
  return { url, child, stop }
}

/** Asks a server as somebody; answers with what it said. Anything but a 2xx is thrown. */
export function asking(url: string, token: string) {
  return async (path: string, query: Record<string, string>): Promise<unknown> => {
    const answer = await fetch(`${url}/api${path}?${new URLSearchParams(query)}`, {
      headers: { cookie: `yanzhen=${token}` },
    })
    const said = await answer.text()
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${said}`)
    return JSON.parse(said)
  }
}
