import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'

/** Starts a bench server and answers its address; what it says on its error output is ours to see. */
export async function serving(
  kind: 'full' | 'bare',
  connection: pg.PoolConfig,
  dataDir: string,
): Promise<{ url: string; child: ChildProcess; stop: () => Promise<void> }> {
  const script = fileURLToPath(new URL('serve.ts', import.meta.url))
  const child = spawn(process.execPath, [script, kind, JSON.stringify(connection), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout!.once('data', (text: Buffer) => resolve(text.toString().trim()))
    child.once('exit', (code) => reject(new Error(`The bench server ended with ${code}`)))
  })
  const stop = () =>
    new Promise<void>((ended) => {
      child.once('exit', () => ended())
      child.kill('SIGKILL')
    })
  return { url, child, stop }
}
