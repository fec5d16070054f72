// npm test                         everything
// npm test src/config.test.ts …    only these files (or globs)
import './launch.mjs'

const { run, types, lint, build, tests, journeys } = await import('./steps.mjs')
const only = process.argv.slice(2)

process.exitCode = await run(
  only.length > 0
    ? [tests(only.join(' '), ...only)]
    : [
        types,
        lint,
        tests('rules, routes and screens', 'src/**/*.test.ts'),
        tests('demonstration', 'demo/**/*.test.ts'),
        tests('laws of the house', 'checks/**/*.test.ts'),
        build,
        journeys('journeys in a browser', 'e2e/**/*.test.ts'),
      ],
)
