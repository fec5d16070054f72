import { sheetOf } from '#kernel/documents/lists.ts'
import type { Column } from '#kernel/documents/report.ts'
import type { Handler } from '#kernel/http.ts'
import type * as contract from '#modules/workforce/contract.ts'
import { peoplePage, type PersonRow } from '#modules/workforce/queries/people-rows.ts'
import { type Codes, fieldsOf, registryOf } from '#modules/workforce/rules.ts'
import { words } from '#modules/workforce/words.ts'

const pageSize = 1000
type Cell = string | number | null

/** The register as the list shows it, all its pages; numbers are masked there as here. */
export const exportRegister: Handler<typeof contract.exportRegister> = async (context, filter) => {
  const { actor, house, today, about } = context
  const { language } = actor
  const say = words[language]
  const registry = registryOf(house.packs, actor.homeRegionCode, today).value
  const naming = (codes: Codes) => {
    const names = new Map(codes.map(({ code, name }) => [code, name[language]]))
    return (code: string) => names.get(code) ?? code
  }
  const [kind, system, field] = [
    naming(registry.kinds),
    naming(registry.systems),
    naming(fieldsOf(house.packs, actor.homeRegionCode, today).value.fields),
  ]
  const lines: { zh: string; en: string; kind: Column['kind']; of: (row: PersonRow) => Cell }[] = [
    { zh: '姓名', en: 'Name', kind: 'text', of: (row) => row.name },
    { zh: '性别', en: 'Sex', kind: 'text', of: (row) => say[row.sex] },
    { zh: '年龄', en: 'Age', kind: 'count', of: (row) => row.age },
    { zh: '证件号码', en: 'Identity number', kind: 'text', of: (row) => row.identityNumberMasked },
    { zh: '电话', en: 'Phone', kind: 'text', of: (row) => row.phoneMasked },
    { zh: '人员类别', en: 'Kind', kind: 'text', of: (row) => kind(row.kind) },
    { zh: '所属系统', en: 'System', kind: 'text', of: (row) => system(row.system) },
    { zh: '用人单位', en: 'Employer', kind: 'text', of: (row) => row.employerName },
    { zh: '工作地点', en: 'Workplace', kind: 'text', of: (row) => row.organisationName },
    { zh: '岗位', en: 'Post', kind: 'text', of: (row) => row.postTitle },
    {
      zh: '社会工作领域',
      en: 'Fields',
      kind: 'text',
      of: (row) => row.fields.map(field).join(language === 'zh' ? '、' : ', '),
    },
    { zh: '地区', en: 'Region', kind: 'text', of: (row) => row.regionName },
    { zh: '在册状态', en: 'Status', kind: 'text', of: (row) => say[row.status] },
    { zh: '是否确认', en: 'Confirmed', kind: 'text', of: (row) => (row.confirmed ? say.confirmed : say.unconfirmed) },
  ]
  let count = 0
  async function* rows(): AsyncGenerator<Cell[]> {
    for (let after: string | undefined; ;) {
      const { rows: some, next } = await peoplePage(context, filter, pageSize, after)
      for (const row of some) yield lines.map((line) => line.of(row))
      count += some.length
      if (!next) return
      after = next
    }
  }
  const name = language === 'zh' ? '人才库名册' : 'Register of workers'
  const columns = lines.map((line) => ({ title: line[language], kind: line.kind }))
  const body = await sheetOf(columns, rows(), { title: name, demonstration: house.demonstration })
  about({ details: { rows: count } })
  return {
    name: `${name}-${today}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body,
  }
}
