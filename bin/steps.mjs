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
    const { code, output } = await runNode(
      step.args ?? ['--test', '--test-reporter=spec', '--test-concurrency=2', ...step.files],
    )
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    const passed = step.files ? count(output, 'pass') : 0
    const failed = step.files ? count(output, 'fail') + count(output, 'cancelled') : 0
    sum.passed += passed
    sum.failed += failed || (code === 0 ? 0 : 1)
    console.log(`${code === 0 ? 'ok' : 'FAILED'}${step.files ? `, ${passed} passed` : ''} (${seconds} s)`)
    if (code !== 0) console.log(`\n${output.slice(output.lastIndexOf('\n✖ failing tests:') + 1)}\n`)
  }
  console.log(`${sum.passed} passed, ${sum.failed} failed`)
  return sum.failed === 0 ? 0 : 1
}

const count = (output, what) => Number(output.match(new RegExp(`^ℹ ${what} (\\d+)$`, 'm'))?.[1] ?? 0)

async function runNode(args) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
  const code = await new Promise((ended) => child.once('close', ended))
  return { code, output }
}
