import './launch.mjs'

await import('../src/main.ts')
