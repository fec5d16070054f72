import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { after, test } from 'node:test'
import { unzip } from '#kernel/documents/read-back.ts'
import type { Endpoint } from '#kernel/endpoint.ts'
import { actionOf } from '#kernel/traces.ts'
import { readRoles } from '#modules/identity/load-roles.ts'
import { everyEndpoint, everyPermission } from '#src/modules.ts'
import { signInAs, testServer } from '#demo/test-server.ts'
import type { Caller } from '#demo/test-server.ts'
import { cast, username } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import { makeRows, reaches } from './rights-rows.ts'
import type { RightsPart, Row, Sample } from './rights-rows.ts'

// Every role × endpoint × row, generated from the rights model and run against the real server: own, below, beside, above, elsewhere.

const callers: CastName[] = [
  'chief',
  'officer',
  'director',
  'leader',
  'worker',
  'roomWorker',
  'otherWorker',
  'manager',
  'auditor',
  'stranger',
  'neighbourWorker',
]
const roles = await readRoles(everyPermission)
const server = await testServer({ after })
const rows = await makeRows(server)
const parts = await Promise.all(
  readdirSync(new URL('rights/', import.meta.url)).map((file): Promise<RightsPart> => import(`./rights/${file}`)),
)
for (const part of parts) await part.makeRows?.(server, rows)
const samples: Record<string, Sample[]> = Object.assign({}, ...parts.map((part) => part.samples))
const everyRow = Object.values(rows).flat()
/** Words that betray a row wherever they stand. */
const marks = everyRow.filter((row) => row.mark !== row.id || row.label.startsWith('photograph'))
const nothing: Row = {
  label: 'nothing in particular',
  id: '',
  regionCode: '',
  organisationId: null,
  personId: null,
  mark: '',
  besides: '',
}

for (const endpoint of everyEndpoint) {
  test(`${actionOf(endpoint)} answers every post by its rights`, async () => {
    const given = samples[actionOf(endpoint)]
    assert.ok(given, `say in checks/rights/<module>.ts how ${actionOf(endpoint)} is called and which rows it reaches`)
    const wrong: string[] = []
    for (const sample of given) {
      const about = sample.rows ? rows[sample.rows]! : [nothing]
      if (endpoint.may !== 'public')
        await expect(wrong, 'nobody', server.nobody, endpoint, sample, about[0]!, ['kernel/not-signed-in'])
      for (const who of callers) {
        const caller = sample.alone ? await signInAs(server.app, username(who)) : await server.as(who)
        const may = !endpoint.may.includes(':') || roles[cast[who].role]!.may.includes(endpoint.may)
        if (may) await ask(wrong, who, caller, endpoint, sample, about)
        else await expect(wrong, who, caller, endpoint, sample, about[0]!, ['kernel/not-allowed'])
      }
    }
    assert.ok(wrong.length === 0, [`${wrong.length} answers are wrong:`, ...wrong.slice(0, 20)].join('\n  '))
  })
}

test('no sample is left of an endpoint that went', () => {
  const served = new Set(everyEndpoint.map(actionOf))
  assert.deepEqual(
    Object.keys(samples).filter((action) => !served.has(action)),
    [],
  )
})

async function ask(
  wrong: string[],
  who: CastName,
  caller: Caller,
  endpoint: Endpoint,
  sample: Sample,
  about: Row[],
): Promise<void> {
  const how = roles[cast[who].role]!.reaches as 'region' | 'organisation' | 'own'
  const isWithin = (row: Row) =>
    !sample.rows || (sample.only !== 'nobody' && (!sample.only || sample.only.includes(how)) && reaches(how, who, row))
  // A list that is asked for nothing in particular answers for every row at once.
  let answer = ''
  for (const row of about) {
    const within = isWithin(row)
    const wanted = sample.shows || within ? (sample.found ?? ['ok']) : (sample.hidden ?? ['kernel/not-found'])
    if (!answer || sample.input) answer = await expect(wrong, who, caller, endpoint, sample, row, wanted)
    if (!sample.shows) continue
    const shown = sample.shows(answer, row)
    if (shown && !within) wrong.push(`${who} is shown the ${row.label}`)
    if (!shown && within && !sample.showsLess) wrong.push(`${who} is not shown the ${row.label}`)
  }
}

/** Calls, and tells what came where it is not what was wanted, or where it holds the mark of a row out of reach. Answers what came, as text. */
async function expect(
  wrong: string[],
  who: CastName | 'nobody',
  caller: Caller,
  endpoint: Endpoint,
  sample: Sample,
  row: Row,
  wanted: string[],
): Promise<string> {
  const answer = await caller.call(
    endpoint,
    (sample.input?.(row) ?? {}) as never,
    sample.body && { body: sample.body, type: 'image/png' },
  )
  const said = 'problem' in answer ? (answer.problem.fields?.[0]?.code ?? answer.problem.code) : 'ok'
  const text = 'raw' in answer ? textOf(endpoint, answer.raw) : JSON.stringify(answer)
  if (!wanted.includes(said))
    wrong.push(`${who} is answered ${said} about the ${row.label}, and should be ${wanted.join(' or ')}`)
  const how = who === 'nobody' ? null : (roles[cast[who].role]!.reaches as 'region')
  for (const other of marks) {
    const within = how !== null && who !== 'nobody' && reaches(how, who, other)
    if (!within && text.includes(other.mark))
      wrong.push(`${who} reads of the ${other.label} when asking about the ${row.label}`)
  }
  return text
}

const textOf = (endpoint: Endpoint, raw: Buffer): string =>
  endpoint.produces === 'file' && raw.subarray(0, 2).toString() === 'PK'
    ? [...unzip(raw).values()].join('\n')
    : raw.toString('utf8')
