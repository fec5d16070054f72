import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { readIdentityNumber, withoutOldForm } from '#kernel/persons/identity-number.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/certificates/contract.ts'
import type { ExamLevel, Level } from '#modules/certificates/domain/level.ts'
import { isVerified, mayVerify } from '#modules/certificates/domain/qualification.ts'
import { nameHash, numberHash, readNumber, verificationsOf } from '#modules/certificates/national-list.ts'
import { examsOf } from '#modules/certificates/rules.ts'
import { readTable } from '#modules/certificates/sheet-in.ts'
import { lockQualification } from '#modules/certificates/store.ts'
import { certificates } from '#modules/certificates/tables.ts'
import { personNames } from '#modules/identity/public.ts'
import { notify } from '#modules/notices/public.ts'

/** The list does not know the number: the holder asks the office to look. */
export const askForVerification: Handler<typeof contract.askForVerification> = async (
  context,
  { qualificationId, feedback, basedOnVersion },
) => {
  const { db, actor, today, record } = context
  const one = await lockQualification(context, qualificationId)
  if (!one || one.person_id !== actor.personId) return refuseNow('kernel/not-found')
  if (one.version !== basedOnVersion) refuseNow('kernel/changed-meanwhile')
  if (!mayVerify('askForFeedback', one.verification)) refuseNow('certificates/feedback-not-now')
  const version = one.version + 1
  await certificates(db)
    .updateTable('certificates.qualification')
    .set({ version, verification: 'feedback', feedback })
    .where('id', '=', one.id)
    .execute()
  record({
    kind: 'certificates/feedback-sent',
    subject: { kind: 'qualification', id: one.id },
    regionCode: one.region_code,
    day: today,
  })
  return { id: one.id, version }
}

/** An officer has looked at the paper, or asked the issuing office: it is right, or it is not. */
export const decideVerification: Handler<typeof contract.decideVerification> = async (
  context,
  { qualificationId, approve, answer, basedOnVersion },
) => {
  const { db, actor, now, today, record } = context
  const one = await lockQualification(context, qualificationId)
  if (!one) return refuseNow('kernel/not-found')
  if (one.version !== basedOnVersion) refuseNow('kernel/changed-meanwhile')
  if (one.person_id === actor.personId) refuseNow('certificates/not-own-case')
  if (!mayVerify('confirmBySight', one.verification) || isVerified(one.verification))
    refuseNow('certificates/decision-not-now')
  const version = one.version + 1
  const verification = approve ? ('approved' as const) : ('rejected' as const)
  await certificates(db)
    .updateTable('certificates.qualification')
    .set({ version, verification, answer, verified_at: now, verified_by: actor.personId })
    .where('id', '=', one.id)
    .execute()
  await notify(context, {
    personId: one.person_id,
    key: `certificates/verified:${one.id}`,
    title: approve
      ? { zh: '证书已核验通过', en: 'Your certificate was verified' }
      : { zh: '证书未通过核验', en: 'Your certificate was not verified' },
    body: approve
      ? { zh: '现在可以申请登记。', en: 'You may now apply for registration.' }
      : {
          zh: '请打开“证书与考试”查看原因，更正后重新提交。',
          en: 'Open certificates and exams to read why, and enter it again.',
        },
    link: '/people/me#certificates',
    dueOn: null,
  })
  record({
    kind: 'certificates/verification-decided',
    subject: { kind: 'qualification', id: one.id },
    regionCode: one.region_code,
    day: today,
    data: { approve },
  })
  return { id: one.id, version }
}

const columns = {
  number: ['证书管理号', '证书编号', '管理号', '证书号'],
  name: ['姓名', '持证人'],
  identity: ['身份证号', '身份证号码', '证件号码', '公民身份号码'],
  level: ['级别', '证书级别', '资格名称', '专业技术资格'],
} as const

/** Takes a list of holders in, keeps its keyed hashes, and compares with it what waits within reach. */
export const importHolders: Handler<typeof contract.importHolders> = async (
  { house, query, actor, body, now, today, record },
  { title },
) => {
  const { vault, packs } = house
  const names = new Map<string, ExamLevel>(
    examsOf(packs, actor.homeRegionCode, today).value.levels.map((one) => [one.name.zh, one.code]),
  )
  const rows = await readTable(body, columns, ['number', 'name', 'level'])
  const wrong: { row: number; why: { zh: string; en: string } }[] = []
  const kept = new Map<string, { number: Buffer; name: Buffer; identity: Buffer | null; level: ExamLevel }>()
  for (const { number: row, cells } of rows) {
    const number = readNumber(cells.number)
    const level = names.get(cells.level.replace(/\s/g, ''))
    if (!number) wrong.push({ row, why: { zh: '证书编号读不出', en: 'the number cannot be read' } })
    else if (!cells.name) wrong.push({ row, why: { zh: '没有姓名', en: 'no name' } })
    else if (!level) wrong.push({ row, why: { zh: '级别读不出', en: 'the level cannot be read' } })
    else {
      const identity = cells.identity ? readIdentityNumber(withoutOldForm(cells.identity), today) : null
      if (identity?.ok === false)
        wrong.push({ row, why: { zh: '身份证号读不出', en: 'the identity number cannot be read' } })
      else
        kept.set(number, {
          number: numberHash(vault, number),
          name: nameHash(vault, number, cells.name),
          identity: identity && vault.searchHash('identity-number', identity.number),
          level,
        })
    }
  }
  const listId = newId<'list'>(now)
  const holders = [...kept.values()]
  await query(
    'insert into certificates.national_list (id, title, holders, imported_at, imported_by) values ($1, $2, $3, $4, $5)',
    [listId, title, holders.length, now, actor.personId],
  )
  await query(
    `insert into certificates.national_holder (number_hash, name_hash, level, identity_hash, list_id) select *, $5::uuid from unnest($1::bytea[], $2::bytea[], $3::text[], $4::bytea[])
     on conflict (number_hash) do update set name_hash = excluded.name_hash, level = excluded.level, list_id = excluded.list_id,
       identity_hash = coalesce(excluded.identity_hash, national_holder.identity_hash)`,
    [
      holders.map((one) => one.number),
      holders.map((one) => one.name),
      holders.map((one) => one.level),
      holders.map((one) => one.identity),
      listId,
    ],
  )
  const waiting = await query<{ id: string; personId: string; number: string | null; level: Level }>(
    `select id, person_id as "personId", number, level from certificates.qualification
      where verification in ('unverified', 'unknown', 'feedback') and level <> 'clerk' order by id for update`,
  )
  const people = await personNames(
    query,
    waiting.map((one) => one.personId),
  )
  const said = await verificationsOf(
    query,
    vault,
    waiting.map((one) => ({ ...one, name: people.get(one.personId) ?? '' })),
  )
  const ids = (verification: string) => waiting.filter((_, at) => said[at] === verification).map((one) => one.id)
  const [matched, unknown] = [ids('matched'), ids('unknown')]
  await query(
    `update certificates.qualification set verification = 'matched', verified_at = $2, version = version + 1 where id = any ($1::uuid[])`,
    [matched, now],
  )
  await query(
    `update certificates.qualification set verification = 'unknown', version = version + 1 where id = any ($1::uuid[]) and verification = 'unverified'`,
    [unknown],
  )
  record({
    kind: 'certificates/holders-imported',
    subject: { kind: 'national-list', id: listId },
    day: today,
    data: { holders: holders.length },
  })
  return {
    read: rows.length,
    kept: holders.length,
    wrong: wrong.slice(0, 200),
    matched: matched.length,
    unknown: unknown.length,
  }
}
