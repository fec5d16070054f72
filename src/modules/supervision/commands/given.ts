import type { Context } from '#kernel/context.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { supervision } from '#modules/supervision/tables.ts'
import type { AgreementMember, Supervisor } from '#modules/supervision/store.ts'

/** Leaves with a refusal at one field. */
export const refuseAt = (field: string, code: string, params?: Record<string, string | number>): never =>
  refuseNow('kernel/invalid-input', { count: 1 }, [{ field, code: `supervision/${code}`, ...(params && { params }) }])

/** The supervisor of a pool within reach, as the caller saw it, locked; one who is still in it. */
export async function lockSupervisor(
  { db }: Pick<Context, 'db'>,
  id: string,
  basedOnVersion: number,
): Promise<Supervisor> {
  const row = await supervision(db)
    .selectFrom('supervision.supervisor')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return refuseNow('kernel/not-found')
  if (row.version !== basedOnVersion) refuseNow('kernel/changed-meanwhile')
  if (row.left_on) refuseNow('supervision/left-already')
  return row
}

/** An agreement of which I am the supervisor or a supervisee, with its people; what is not mine is not there. */
export async function myAgreement({ db, actor }: Pick<Context, 'db' | 'actor'>, id: string) {
  const [agreement, members] = await Promise.all([
    supervision(db).selectFrom('supervision.agreement').selectAll().where('id', '=', id).executeTakeFirst(),
    supervision(db)
      .selectFrom('supervision.agreement_member')
      .selectAll()
      .where('agreement_id', '=', id)
      .orderBy('person_id')
      .execute(),
  ])
  const iSupervise = agreement?.supervisor_person_id === actor.personId
  if (!agreement || !(iSupervise || members.some((one) => one.person_id === actor.personId)))
    return refuseNow('kernel/not-found')
  return { agreement, members, iSupervise }
}

export const isActive = (member: Pick<AgreementMember, 'from_on' | 'until_on'>, on: string): boolean =>
  member.from_on <= on && (!member.until_on || on < member.until_on)
