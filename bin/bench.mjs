// npm run bench                            everything, into bench/RESULTS.md: about half an hour
// npm run bench -- --only lists,create     a part of it, which replaces its sections there
// npm run bench -- --records 50000 --only lists,create --keep /tmp/bench     on less, said on the screen only
import './launch.mjs'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// Two benches side by side would measure each other.
const lock = join(tmpdir(), 'yanzhen-bench.pid')
if (existsSync(lock) && isRunning(Number(readFileSync(lock, 'utf8')))) {
  console.error('Another bench is running on this machine; wait until it ends.')
  process.exit(1)
}
writeFileSync(lock, String(process.pid))

await import('../bench/run.ts')

function isRunning(pid) {
  try {
    return pid !== process.pid && process.kill(pid, 0)
  } catch {
    return false
  }
}
