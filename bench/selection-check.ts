import { rm, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '#kernel/migrate.ts'
import type { Connection } from '#kernel/postgres.ts'
import { alphabet } from '#kernel/check-code.ts'
import { checkText } from '#modules/selection/queries/check-certificate.ts'
import { buildApp } from '#src/app.ts'
import { openHouse } from '#src/open-house.ts'
import { percentile, round, type Section, timesOf, timesSideBySide } from './figure.ts'

const certificates = 100_000
const times = 400

/** The code of the n-th certificate: told apart by its first letters. */
const codeOf = (n: number): string =>
  Array.from({ length: 16 }, (_, at) => alphabet[Math.floor(n / 31 ** (at % 4)) % 31]).join('')

const filling = `
with round as (insert into selection.round (id, region_code, place, code, title, rules, pack_version, opened_on, entries_last_on, stage, opened_by, opened_at)
  values (gen_random_uuid(), '330000000000', 'bench', 'bench', '评选', '{}', 'bench', '2026-01-01', '2026-02-01', 'confirmed', gen_random_uuid(), now()) returning id),
made as (select gen_random_uuid() as entry, code from unnest($1::text[]) code),
entry as (insert into selection.entry (id, round_id, region_code, stage, created_by, created_at, submitted_at)
  select entry, round.id, '330000000000', 'admitted', gen_random_uuid(), now(), now() from made, round returning id)
insert into selection.title (id, round_id, entry_id, region_code, holder_region_code, place, code, award, name_masked, issuer, stage, decided_on, from_on, check_code)
select gen_random_uuid(), round.id, entry.id, '330000000000', '330000000000', 'bench', 'bench', '社会工作领军人才', '林*', '民政厅', 'held', '2026-03-01', '2026-03-01', made.code
  from entry join made on made.entry = entry.id, round`

/** Does a certificate hold? Over HTTP as a phone asks, beside the same SELECT without the product around it. The pool is the owner's, on an empty database. */
export async function selectionCheck(connection: Connection): Promise<Section> {
  const owner = new pg.Pool({ ...connection, max: 4 })
  const folder = await mkdtemp(join(tmpdir(), 'yanzhen-check-'))
  try {
    await migrate(owner)
    await owner.query(filling, [Array.from({ length: certificates }, (_, n) => codeOf(n))])
    await owner.query('vacuum (analyze) selection.title')
    const { house, close } = await openHouse({
      connection,
      dataDir: folder,
      secretKeyFile: join(folder, 'keys.json'),
      clock: () => new Date(),
      log: () => {},
      cast: [],
      sealedDataExists: false,
    })
    // Each call from an address of its own: one address is answered so many times a minute, and the bench is many people.
    const app = await buildApp(house, { webFolder: null, trustProxy: true })
    const url = await app.listen({ port: 0, host: '127.0.0.1' })
    let asked = 0
    const check = async (at: number) => {
      const n = ++asked
      const answer = await fetch(`${url}/api/public/certificates`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-forwarded-for': `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`,
        },
        body: JSON.stringify({ code: codeOf((at * 7919) % certificates) }),
      })
      const said = (await answer.json()) as { state: string }
      if (said.state !== 'valid') throw new Error(`the check said ${JSON.stringify(said)}`)
    }
    const bare = (at: number) => owner.query(checkText, [codeOf((at * 7919) % certificates)])
    const [alone, together, select] = [
      await timesOf(times, check, 50),
      await timesSideBySide(8, times / 4, check),
      await timesOf(times, bare, 50),
    ]
    await app.close()
    await close()
    return {
      title: 'Certificate check',
      figures: [
        { name: 'certificate check, p95', value: round(percentile(alone, 0.95)), unit: 'ms', limit: { atMost: 30 } },
        { name: 'certificate check, median', value: round(percentile(alone, 0.5)), unit: 'ms' },
        { name: 'certificate check, eight side by side, p95', value: round(percentile(together, 0.95)), unit: 'ms' },
        { name: 'the same SELECT alone, p95', value: round(percentile(select, 0.95), 2), unit: 'ms' },
      ],
      compared: [
        `${times} different codes of ${certificates.toLocaleString('en')} certificates over HTTP, one after the other, then eight people side by side; beside the same SELECT on a connection without server, role and scope.`,
      ],
    }
  } finally {
    await owner.end()
    await rm(folder, { recursive: true, force: true })
  }
}
