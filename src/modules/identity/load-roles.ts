import { readFile } from 'node:fs/promises'
import type pg from 'pg'
import { parse } from 'yaml'
import { z } from 'zod'
import { gate, inTransaction } from '#kernel/database.ts'

const Roles = z.record(
  z.string(),
  z.object({
    name: z.object({ zh: z.string(), en: z.string() }),
    reaches: z.enum(['region', 'organisation', 'own']),
    may: z.union([z.literal('everything'), z.array(z.string())]),
  }),
)

/** The rights model as it is written, with 'everything' spelt out. */
export async function readRoles(
  everything: string[],
): Promise<Record<string, { name: { zh: string; en: string }; reaches: string; may: string[] }>> {
  const written = Roles.parse(parse(await readFile(new URL('roles.yaml', import.meta.url), 'utf8')))
  return Object.fromEntries(
    Object.entries(written).map(([role, given]) => [
      role,
      { ...given, may: given.may === 'everything' ? everything : given.may },
    ]),
  )
}

/** Brings the written roles into the database at each start: a new version's permission is there before its first call. */
export async function loadRoles(gatePool: pg.Pool, everything: string[]): Promise<void> {
  const roles = await readRoles(everything)
  await inTransaction(gatePool, gate, async ({ query }) => {
    for (const [role, { name, reaches, may }] of Object.entries(roles)) {
      await query(
        `insert into identity.role (role, name_zh, name_en, jurisdiction_kind) values ($1, $2, $3, $4)
         on conflict (role) do update set name_zh = $2, name_en = $3, jurisdiction_kind = $4`,
        [role, name.zh, name.en, reaches],
      )
      await query('delete from identity.role_permission where role = $1 and permission <> all ($2)', [role, may])
      await query(
        'insert into identity.role_permission (role, permission) select $1, unnest($2::text[]) on conflict do nothing',
        [role, may],
      )
    }
  })
}
