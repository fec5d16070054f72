import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** What a process holds in memory at this moment, in megabytes; undefined where it is gone. */
function heldBy(pid: number): number | undefined {
  try {
    const held = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return held ? Number(held[1]) / 1024 : undefined
  } catch {
    return undefined
  }
}

/** Looks ten times a second at what a process holds above what it held when the first phase began; the most of each phase is remembered. */
export function watchMemory({ pid }: ChildProcess) {
  let idle: number | undefined
  const most = new Map<string, number>()
  let phase = ''
  const look = () => {
    const held = heldBy(pid!)
    if (held !== undefined && idle !== undefined) most.set(phase, Math.max(most.get(phase) ?? 0, held - idle))
  }
  const watching = setInterval(look, 100)
  return {
    /** What is done from now on. */
    in: (next: string) => {
      idle ??= heldBy(pid!)
      phase = next
      look()
    },
    most,
    stop: () => clearInterval(watching),
  }
}
