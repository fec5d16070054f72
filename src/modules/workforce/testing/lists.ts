// Lists of people as senders make them, and the way they take into the registry.
import assert from 'node:assert/strict'
import ExcelJS from 'exceljs'
import * as contract from '#modules/workforce/contract-lists.ts'
import { workOnLists } from '#modules/workforce/jobs-lists.ts'
import { numberOf } from '#modules/workforce/testing/given.ts'
import type { Caller, TestServer } from '#demo/test-server.ts'
import { organisations } from '#demo/test-world.ts'

export type Cells = (string | number | null)[]

export async function workbook(rows: Cells[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('人员')
  for (const row of rows) sheet.addRow(row)
  return Buffer.from(await book.xlsx.writeBuffer())
}

export const header = [
  '序号',
  '姓 名',
  '性别',
  '身份证号码（18位）',
  '出生年月',
  '学历',
  '学位',
  '毕业院校及专业',
  '工作单位',
  '职务',
  '参加社会工作时间',
  '联系电话',
  '备注',
]
export const titles: Cells[] = [
  ['瓯海区社会工作人才名册'],
  ['填报单位：春晖社会工作服务中心'],
  [null, null, '单位：人'],
]
export const line = (
  n: number,
  name: string,
  number: string | number | null,
  more: Partial<
    Record<'sex' | 'born' | 'diploma' | 'degree' | 'school' | 'employer' | 'post' | 'since' | 'phone', string | number>
  > = {},
): Cells => [
  n,
  name,
  more.sex ?? '',
  number,
  more.born ?? '',
  more.diploma ?? '大本',
  more.degree ?? '学士',
  more.school ?? '温州大学社会工作',
  more.employer ?? '春晖社会工作服务中心',
  more.post ?? '社工',
  more.since ?? '2018年7月',
  more.phone ?? '',
  null,
]

export async function sent(officer: Caller, rows: Cells[], fileName = '名册.xlsx', bytes?: Buffer): Promise<string> {
  const body = bytes ?? (await workbook(rows))
  const { importId, parts } = await officer.get(contract.startImport, {
    fileName,
    bytes: body.length,
    senderId: organisations.agency,
  })
  for (let part = 0; part < parts; part++) {
    const piece = body.subarray(part * contract.partBytes, (part + 1) * contract.partBytes)
    const answer = await officer.call(
      contract.sendPart,
      { importId, part },
      { body: piece, type: 'application/octet-stream' },
    )
    assert.equal(answer.status, 200)
  }
  assert.equal((await officer.get(contract.lookAtImport, { importId })).state, 'looked')
  return importId
}

export async function compared(
  server: TestServer,
  officer: Caller,
  rows: Cells[],
  wins: Record<string, 'sheet' | 'registry'> = {},
): Promise<string> {
  const importId = await sent(officer, rows)
  await mapped(officer, importId, wins)
  await workOnLists(server.house)
  return importId
}

export async function mapped(
  officer: Caller,
  importId: string,
  wins: Record<string, 'sheet' | 'registry'> = {},
): Promise<void> {
  const preview = await officer.get(contract.previewImport, {
    importId,
    headerFrom: null,
    headerUntil: null,
    columns: null,
  })
  const { version } = await officer.get(contract.importPage, { importId })
  await officer.get(contract.mapImport, {
    importId,
    basedOnVersion: version,
    headerFrom: preview.headerFrom!,
    headerUntil: preview.headerUntil!,
    columns: preview.columns.map(({ at, header, column }) => ({ at, header, column })),
    wins,
    system: 'civil-affairs',
    kind: 'social-worker',
    listedOn: '2026-03-01',
  })
}

export const count = async (server: TestServer, table: string, where = 'true'): Promise<number> =>
  (await server.database.pool.query<{ count: number }>(`select count(*) from ${table} where ${where}`)).rows[0]!.count

export const numbers = {
  wang: numberOf('1990-05-12', 1),
  li: numberOf('1985-11-02', 2, 'male'),
  zhao: numberOf('1979-03-08', 3),
  he: numberOf('1992-07-21', 4),
}
