import { sheetOf } from '#kernel/documents/lists.ts'
import type { Column } from '#kernel/documents/report.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { branchRange } from '#kernel/region.ts'
import { maskIdentityNumber } from '#kernel/vault/mask.ts'
import { organisationPlaces, regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/workforce/contract-lists.ts'
import { filesOf } from '#modules/workforce/import-store.ts'
import { senderColumns } from '#modules/workforce/queries/remembered-columns.ts'
import { headersOf } from '#modules/workforce/rules-lists.ts'
import { fieldsOf } from '#modules/workforce/rules.ts'

const page = 1000
const standard = [
  'row-number',
  'name',
  'sex',
  'identity-number',
  'born',
  'phone',
  'diploma',
  'degree',
  'school',
  'major',
  'employer',
  'post',
  'region',
  'practice-since',
  'certificate-level',
  'field',
]

interface Row {
  personId: string
  regionCode: string
  last4: string | null
  numberSealed: Buffer | null
  phoneSealed: Buffer | null
  phoneMasked: string | null
}

/** People as a list, in the columns and the order in which the sender keeps them, so that a county need not keep a second one. */
export const exportPeople: Handler<typeof contract.exportPeople> = async (
  context,
  { senderId, regionCode, shape, numbers, reason },
) => {
  const { query, db, house, today, actor, about } = context
  if (actor.jurisdiction.kind !== 'region') return refuseNow('kernel/not-found')
  const [sender] = senderId ? await organisationPlaces(db, [senderId], today) : []
  if (senderId && !sender) return refuseNow('kernel/not-found')
  if (numbers === 'whole' && !reason)
    return refuseNow('kernel/invalid-input', { count: 1 }, [{ field: 'reason', code: 'workforce/reason-missing' }])
  const { language, homeRegionCode } = actor
  const headers = headersOf(house.packs, homeRegionCode, today)
  const own = shape === 'sender' && senderId ? await senderColumns(query, senderId) : []
  if (shape === 'sender' && own.length === 0) return refuseNow('workforce/shape-unknown')
  const columns =
    shape === 'sender'
      ? own
      : standard.map((code) => ({
          header: headers.columns.find((one) => one.code === code)?.name[language] ?? code,
          column: code,
        }))
  const names = {
    sexes: new Map<string, string>(headers.sexes.map(({ code, name }) => [code, name[language]])),
    diplomas: new Map<string, string>(headers.diplomas.map(({ code, name }) => [code, name[language]])),
    degrees: new Map<string, string>(headers.degrees.map(({ code, name }) => [code, name[language]])),
    levels: new Map<string, string>(headers.certificateLevels.map(({ code, name }) => [code, name[language]])),
    fields: new Map(
      fieldsOf(house.packs, homeRegionCode, today).value.fields.map(({ code, name }) => [code, name[language]]),
    ),
  }
  const { low, high } = regionCode ? branchRange(regionCode) : { low: null, high: null }
  const plain = numbers === 'whole'
  const open = (column: string, id: string, sealed: Buffer | null): string | null =>
    sealed && house.vault.open({ table: 'workforce.worker', column, rowId: id }, sealed)
  let count = 0
  async function* lines(): AsyncGenerator<(string | number | null)[]> {
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const rows = await query<Row>(
        `select person_id as "personId", region_code as "regionCode", identity_number_last4 as last4, identity_number_sealed as "numberSealed", phone_sealed as "phoneSealed", phone_masked as "phoneMasked"
           from workforce.worker where status = 'active' and person_id > $1 and ($2::uuid is null or organisation_id = $2 or employer_id = $2)
            and ($3::text is null or region_code >= $3 collate "C" and region_code < $4 collate "C") order by person_id limit ${page}`,
        [after, senderId ?? null, low, high],
      )
      const ids = rows.map((row) => row.personId)
      const [files, facts, regions] = await Promise.all([
        filesOf(query, ids),
        house.factsOf(query, ids, today),
        regionNames(
          db,
          rows.map((row) => row.regionCode),
        ),
      ])
      for (const row of rows) {
        const file = files.get(row.personId)!
        const known = facts.get(row.personId)
        count++
        const cells: Record<string, string | number | null> = {
          'row-number': count,
          name: file.name,
          sex: names.sexes.get(file.sex) ?? null,
          'identity-number': plain
            ? open('identity_number', row.personId, row.numberSealed)
            : row.last4 && maskIdentityNumber(row.last4),
          born: file.bornOn && file.bornOn.slice(0, 7).replace('-', '.'),
          phone: plain ? open('phone', row.personId, row.phoneSealed) : row.phoneMasked,
          diploma: (file.education && names.diplomas.get(file.education.diploma)) ?? null,
          degree: (file.education && names.degrees.get(file.education.degree)) ?? null,
          education:
            file.education &&
            [names.diplomas.get(file.education.diploma), names.degrees.get(file.education.degree)]
              .filter(Boolean)
              .join('/'),
          school: file.education?.school ?? null,
          major: file.education?.major ?? null,
          'school-and-major': file.education && [file.education.school, file.education.major].filter(Boolean).join('/'),
          graduated: file.education?.graduatedOn?.slice(0, 7).replace('-', '.') ?? null,
          employer: file.employment?.employerName ?? null,
          post: file.employment?.postTitle ?? null,
          began: file.employment?.fromOn.slice(0, 7).replace('-', '.') ?? null,
          region: regions.get(row.regionCode) ?? null,
          'practice-since': file.practiceSince?.slice(0, 7).replace('-', '.') ?? null,
          'certificate-level': names.levels.get(String(known?.['certificate.level'] ?? '')) ?? null,
          age: (known?.['person.age'] as number | undefined) ?? null,
          field: file.fields.map((code) => names.fields.get(code) ?? code).join('、') || null,
        }
        yield columns.map(({ column }) => (column ? (cells[column] ?? null) : null))
      }
      if (rows.length < page) return
      after = ids.at(-1)!
    }
  }
  const title = language === 'zh' ? '人员名册' : 'People'
  const body = await sheetOf(
    columns.map(({ header, column }): Column => ({
      title: header,
      kind: column === 'row-number' || column === 'age' ? 'count' : 'text',
    })),
    lines(),
    { title, demonstration: house.demonstration },
  )
  about({
    regionCode: regionCode ?? sender?.regionCode ?? homeRegionCode,
    details: { rows: count, numbers },
    ...(plain && { reason: reason! }),
  })
  return {
    name: `${sender?.name ?? title}-${today}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body,
  }
}
