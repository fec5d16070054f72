import type { Context } from '#kernel/context.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { WorkerRow } from '#modules/workforce/commands/read-proposal.ts'
import { workforce } from '#modules/workforce/tables.ts'

/** A living file with its row locked; leaves with a refusal where there is none in reach, or it was changed meanwhile. */
export async function lockFile(
  { db }: Pick<Context, 'db'>,
  { personId, basedOnVersion }: { personId: string; basedOnVersion?: number },
): Promise<WorkerRow> {
  const file = await workforce(db)
    .selectFrom('workforce.worker')
    .selectAll()
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  if (!file || file.status === 'merged') return refuseNow('kernel/not-found')
  if (basedOnVersion !== undefined && file.version !== basedOnVersion) refuseNow('kernel/changed-meanwhile')
  return file
}

/** Ends what someone works at on a day; what would begin on it or later is withdrawn. */
export const endEmployment = ({ query }: Pick<Context, 'query'>, personId: string, on: string): Promise<unknown> =>
  query(
    `update workforce.employment set until_on = case when from_on < $2 then $2::date end, withdrawn = from_on >= $2, version = version + 1
      where person_id = $1 and not withdrawn and until_on is null`,
    [personId, on],
  )
