// npm run check   what can be known without running the product: a few seconds
import './launch.mjs'

const { run, types, lint, format, unused, tests } = await import('./steps.mjs')

process.exitCode = await run([types, lint, format, unused, tests('laws of the house', 'checks/**/*.test.ts')])
