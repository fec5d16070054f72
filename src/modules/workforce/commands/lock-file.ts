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
