import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { dirname, join } from 'node:path'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const tool = (name) => join(root, 'node_modules', name)

export const types = { name: 'types', args: [tool('typescript/bin/tsc')] }
export const lint = { name: 'lint and walls', args: [tool('oxlint/bin/oxlint')] }
/** Before the journeys, which all need it: two that built it at the same time would pull it from under each other. */
export const build = { name: 'web', args: [join(root, 'bin/build.mjs')] }
export const format = { name: 'format', args: [tool('oxfmt/bin/oxfmt'), '--check'] }
export const unused = { name: 'unused', args: [tool('knip/bin/knip.js')] }

/** A step that runs test files; `patterns` are globs from the repository's root. */
export const tests = (name, ...patterns) => ({ name, files: globSync(patterns, { cwd: root }).toSorted() })
/** The same for journeys: the files of those that fail are run once more, alone, and named. Two browsers on two cores are not always quick enough. */
export const journeys = (name, ...patterns) => ({ ...tests(name, ...patterns), again: true })

/**
 * Runs steps in order: a line each, with the time it took, and the whole output of one that fails. Ends with
 * `N passed, N failed`: tests, and one failure for any other step. Answers with the exit code.
 */
export async function run(steps) {
  const sum = { passed: 0, failed: 0 }
  for (const step of steps) {
    if (step.files?.length === 0) continue
    process.stdout.write(`${step.name} … `)
    const started = performance.now()
    let { code, output } = await runNode(step.args ?? [...testArgs, '--test-concurrency=2', ...step.files])
    let passed = step.files ? count(output, 'pass') : 0
    let failed = step.files ? count(output, 'fail') + count(output, 'cancelled') : 0
    if (code !== 0) console.log(`FAILED\n\n${failures(output)}\n`)
    const files = [...new Set([...failures(output).matchAll(/^test at (\S+):\d+:\d+$/gm)].map(([, file]) => file))]
    if (failed > 0 && step.again && files.length > 0 && files.length <= 3) {
      process.stdout.write(`once more, alone: ${files.join(' ')} … `)
      const second = await runNode([...testArgs, '--test-concurrency=1', ...files])
      code = second.code
      const still = count(second.output, 'fail') + count(second.output, 'cancelled')
      passed += failed - still
      failed = still
      if (code !== 0) console.log(`FAILED\n\n${failures(second.output)}\n`)
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    sum.passed += passed
    sum.failed += failed || (code === 0 ? 0 : 1)
    console.log(`${code === 0 ? 'ok' : 'failed'}${step.files ? `, ${passed} passed` : ''} (${seconds} s)`)
  }
  console.log(`${sum.passed} passed, ${sum.failed} failed`)
  return sum.failed === 0 ? 0 : 1
}

const testArgs = ['--test', '--test-reporter=spec']
const failures = (output) => output.slice(output.lastIndexOf('\n✖ failing tests:') + 1)
const count = (output, what) => Number(output.match(new RegExp(`^ℹ ${what} (\\d+)$`, 'm'))?.[1] ?? 0)

async function runNode(args) {
  // A process for every test file: each would strip and compile the same thousand files again.
  const env = { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/yanzhen'), ...process.env }
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
  const code = await new Promise((ended) => child.once('close', ended))
  return { code, output }
}
