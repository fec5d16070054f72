import { readFileSync } from 'node:fs'
import { readSheet } from '#kernel/documents/lists.ts'
const held = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))![1]) / 1024
const idle = held()
let peak = idle
const t = setInterval(() => (peak = Math.max(peak, held())), 50)
const began = performance.now()
let n = 0
for await (const _ of readSheet('/tmp/reg-scratch/list.xlsx')) n++
console.log(n, ((performance.now() - began) / 1000).toFixed(1), 's', 'above idle', (peak - idle).toFixed(0), 'MB')
clearInterval(t)
