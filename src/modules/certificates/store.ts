import { type Selectable } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { Period } from '#modules/certificates/domain/qualification.ts'
import { certificates, type CertificatesTables } from '#modules/certificates/tables.ts'

/** Rows ⇄ domain; the writers of what people hold. */

type Query = Transaction['query']
export type QualificationRow = Selectable<CertificatesTables['certificates.qualification']>
export type RegistrationRow = Selectable<CertificatesTables['certificates.registration']>

export const lockQualification = ({ db }: Pick<Context, 'db'>, id: string): Promise<QualificationRow | undefined> =>
  certificates(db)
    .selectFrom('certificates.qualification')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const lockRegistration = ({ db }: Pick<Context, 'db'>, id: string): Promise<RegistrationRow | undefined> =>
  certificates(db)
    .selectFrom('certificates.registration')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** When the title was given; null while a senior has only the ticket to the review. */
export const titledOn = (
  row: Pick<QualificationRow, 'level' | 'ticket_until' | 'reviewed_on' | 'issued_on' | 'passed_on'>,
): Day | null =>
  (row.level === 'senior' && row.ticket_until ? row.reviewed_on : (row.issued_on ?? row.passed_on)) as Day | null

/** The registered periods of qualifications, by qualification. */
export async function periodsOf(
  query: Query,
  qualificationIds: string[],
): Promise<Map<string, Omit<Period, 'level'>[]>> {
  const rows = await query<Omit<Period, 'level'> & { of: string }>(
    `select qualification_id as of, from_on as "from", until_on as "until", cancelled_on as "cancelledOn"
       from certificates.registration where qualification_id = any ($1::uuid[]) and from_on is not null order by from_on`,
    [qualificationIds],
  )
  return Map.groupBy(rows, (row) => row.of)
}
