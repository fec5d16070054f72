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
import { codesOfColumns, headersOf } from '#modules/workforce/rules-lists.ts'

const page = 1000

/** 2021.06, as lists write months. */
const monthOf = (day: string | null | undefined): string | null => day?.slice(0, 7).replace('-', '.') ?? null

/** 2027.06.30: where a registration ends, the day counts. */
const dayOf = (day: string | undefined): string | null => day?.replaceAll('-', '.') ?? null

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
  'title',
  'certificate-level',
  'certificate-number',
  'certificate-gained',
  'registered-from',
  'registered-until',
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
  const codes = codesOfColumns(house.packs, homeRegionCode, today)
  const names = new Map(
    Object.entries(codes).map(([column, all]) => [
      column,
      new Map(all.map(({ code, name }) => [code, name[language]])),
    ]),
  )
  const named = (column: string, code: string | null | undefined): string | null =>
    (code && names.get(column)?.get(code)) ?? null
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
      const [files, facts, regions, ...parts] = await Promise.all([
        filesOf(query, ids),
        house.factsOf(query, ids, today, ['person.age']),
        regionNames(
          db,
          rows.map((row) => row.regionCode),
        ),
        ...house.listParts.map(({ held }) => held(query, ids)),
      ])
      for (const row of rows) {
        const file = files.get(row.personId)!
        const known = facts.get(row.personId)
        const kept: Record<string, string> = Object.assign({}, ...parts.map((part) => part.get(row.personId)))
        count++
        const cells: Record<string, string | number | null> = {
          'row-number': count,
          name: file.name,
          sex: named('sex', file.sex),
          'identity-number': plain
            ? open('identity_number', row.personId, row.numberSealed)
            : row.last4 && maskIdentityNumber(row.last4),
          born: monthOf(file.bornOn),
          phone: plain ? open('phone', row.personId, row.phoneSealed) : row.phoneMasked,
          diploma: named('diploma', file.education?.diploma),
          degree: named('degree', file.education?.degree),
          education:
            file.education &&
            [named('diploma', file.education.diploma), named('degree', file.education.degree)]
              .filter(Boolean)
              .join('/'),
          school: file.education?.school ?? null,
          major: file.education?.major ?? null,
          'school-and-major': file.education && [file.education.school, file.education.major].filter(Boolean).join('/'),
          graduated: monthOf(file.education?.graduatedOn),
          employer: file.employment?.employerName ?? null,
          post: file.employment?.postTitle ?? null,
          began: monthOf(file.employment?.fromOn),
          region: regions.get(row.regionCode) ?? null,
          'practice-since': monthOf(file.practiceSince),
          ...kept,
          'certificate-level': named('certificate-level', kept['certificate-level']),
          'certificate-gained': monthOf(kept['certificate-gained']),
          'registered-from': dayOf(kept['registered-from']),
          'registered-until': dayOf(kept['registered-until']),
          'registered-period':
            kept['registered-from'] && kept['registered-until']
              ? `${dayOf(kept['registered-from'])}—${dayOf(kept['registered-until'])}`
              : null,
          title: file.ranks.map(({ name }) => name).join('、') || null,
          'title-gained': monthOf(file.ranks[0]?.fromOn),
          ethnicity: file.ethnicity,
          politics: named('politics', file.politicalStatus),
          'employer-kind': named('employer-kind', file.employment?.employerKind),
          age: (known?.['person.age'] as number | undefined) ?? null,
          field: file.fields.map((code) => named('field', code) ?? code).join('、') || null,
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
