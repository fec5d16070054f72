import { randomUUID } from 'node:crypto'
import { createWriteStream, readFileSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises'
import ExcelJS from 'exceljs'
import type pg from 'pg'
import { checkDigitOf } from '#kernel/persons/identity-number.ts'
import { serving } from './child.ts'
import { round, type Section } from './figure.ts'
import { watchMemory } from './memory.ts'
import { fillRegistry } from './registry-fill.ts'
import { tokenOf } from './sessions.ts'

type Say = (line: string) => void

const people = 200_000
const header = [
  '序号',
  '姓名',
  '性别',
  '身份证号码',
  '出生年月',
  '学历',
  '学位',
  '毕业院校',
  '所学专业',
  '工作单位',
  '职务',
  '参加社会工作时间',
  '手机',
  '服务领域',
  '单位性质',
  '备注',
]
const characters =
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰秀珍海波宁健红雪梅琴云建国志文晓东春燕飞龙鹏辉力峰'

/** Somebody made by arithmetic: a number whose region does not exist, another one for each list that was taken in before; a name of three characters. */
function person(n: number, listsBefore: number): (string | number)[] {
  const born = new Date(Date.UTC(1960, 0, 1 + (n % 15_000)))
  const day = born.toISOString().slice(0, 10)
  const body = `3303${99 - listsBefore}${day.replaceAll('-', '')}${String(Math.floor(n / 15_000) * 50 + (n % 50)).padStart(3, '0')}`
  const name = `王${characters[n % characters.length]}${characters[Math.floor(n / 50) % characters.length]}`
  const sex = Number(body.at(-1)) % 2 === 1 ? '男' : '女'
  return [
    n + 1,
    name,
    sex,
    body + checkDigitOf(body),
    `${day.slice(0, 4)}.${Number(day.slice(5, 7))}`,
    ['本科', '大专', '硕士研究生', '高中'][n % 4]!,
    ['学士', '', '硕士', ''][n % 4]!,
    '某某大学',
    ['社会工作', '社会学', '汉语言文学'][n % 3]!,
    `第${n % 400}社会工作服务中心`,
    '社工',
    `20${String(10 + (n % 15))}年7月`,
    `13${String(100_000_000 + n)}`,
    '社区建设',
    '社会组织',
    '',
  ]
}

/** As Excel writes it: texts once in a table of their own. */
async function workbook(path: string, listsBefore: number): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useStyles: true, useSharedStrings: true })
  const sheet = book.addWorksheet('人员')
  sheet.addRow(['全省社会工作人才名册']).commit()
  sheet.addRow(header).commit()
  for (let n = 0; n < people; n++) {
    sheet.addRow(person(n, listsBefore)).commit()
    if (n % 500 === 0) await breathe()
  }
  sheet.commit()
  await book.commit()
}

function caller(url: string, token: string) {
  return async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const isBytes = body instanceof Buffer
    const answer = await fetch(`${url}/api${path}`, {
      method,
      headers: {
        cookie: `yanzhen=${token}`,
        'idempotency-key': randomUUID(),
        ...(body !== undefined && { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' }),
      },
      ...(body !== undefined && { body: isBytes ? new Uint8Array(body) : JSON.stringify(body) }),
    })
    const said = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${said}`)
    return JSON.parse(said) as Answer
  }
}

interface ImportState {
  state: string
  version: number
  doneRows: number
  allRows: number | null
  counts: Record<string, number> | null
}

/** A list of 200,000 people as a workbook, through the real server and its jobs; and the same rows by COPY into a bare table. */
export async function registryImport(
  owner: pg.Pool,
  connection: pg.PoolConfig,
  dataDir: string,
  say: Say,
): Promise<Section> {
  await mkdir(dataDir, { recursive: true })
  const path = join(dataDir, 'list.xlsx')
  const { rows: before } = await owner.query<{ lists: number }>(
    `select count(*) as lists from workforce.list_import where state in ('running', 'done')`,
  )
  // A list that an earlier run left half-way would be gone on with first.
  await owner.query(
    `update workforce.list_import set state = 'stopped' where state in ('reading', 'comparing', 'running', 'undoing')`,
  )
  await workbook(path, before[0]!.lists)
  const bytes = readFileSync(path)
  say(`  the workbook: ${round(bytes.length / 1024 / 1024)} MB`)
  const { rows: senders } = await owner.query<{ id: string }>(
    `select id from organisations.organisation where region_code >= '33' collate "C" and region_code < '34' collate "C" order by (kind = 'authority') desc, id limit 1`,
  )
  const server = await serving('full', connection, dataDir)
  const ask = caller(server.url, await tokenOf(owner, 'bench.chief'))
  const memory = watchMemory(server.child)
  try {
    await ask('GET', '/people/imports')
    await sleep(3000)
    const began = performance.now()
    const lap = () => (performance.now() - began) / 1000
    memory.in('sending')
    const { importId, parts, partBytes } = await ask<{ importId: string; parts: number; partBytes: number }>(
      'POST',
      '/people/imports',
      { fileName: 'list.xlsx', bytes: bytes.length, senderId: senders[0]!.id },
    )
    for (let part = 0; part < parts; part++)
      await ask(
        'PUT',
        `/people/imports/${importId}/parts/${part}`,
        bytes.subarray(part * partBytes, (part + 1) * partBytes),
      )
    await ask('POST', `/people/imports/${importId}/look`, {})
    const looked = lap()
    memory.in('reading')
    const preview = await ask<{
      headerFrom: number
      headerUntil: number
      columns: { at: number; header: string; column: string | null }[]
    }>('POST', `/people/imports/${importId}/preview`, { headerFrom: null, headerUntil: null, columns: null })
    const { version } = await ask<ImportState>('GET', `/people/imports/${importId}`)
    await ask('POST', `/people/imports/${importId}/mapping`, {
      basedOnVersion: version,
      headerFrom: preview.headerFrom,
      headerUntil: preview.headerUntil,
      columns: preview.columns.map(({ at, header: text, column }) => ({ at, header: text, column })),
      wins: {},
      system: 'civil-affairs',
      kind: 'social-worker',
      listedOn: new Date().toISOString().slice(0, 10),
    })
    await until(ask, importId, 'comparing', say)
    const read = lap()
    memory.in('comparing')
    const { counts } = await until(ask, importId, 'compared', say)
    const dry = lap()
    // Of so many some have the name and the month of birth of somebody who is there already: an officer decides about those.
    if (counts!['new']! + counts!['possible']! !== people)
      throw new Error(`${people} people were to be new: ${JSON.stringify(counts)}`)
    memory.in('taking in')
    await ask('POST', `/people/imports/${importId}/run`, {})
    await until(ask, importId, 'done', say)
    const whole = lap()
    memory.stop()
    const copied = await byCopy(owner, dataDir)
    return {
      title: 'A list of 200,000 people',
      figures: [
        {
          name: 'peak memory of the server above idle',
          value: round(Math.max(...memory.most.values())),
          unit: 'MB',
          limit: { atMost: 256 },
        },
        ...[...memory.most].map(([phase, most]) => ({
          name: `of that while ${phase}`,
          value: round(most),
          unit: 'MB',
        })),
        { name: 'sent and header recognised', value: round(looked), unit: 's' },
        { name: 'read', value: round(read - looked), unit: 's' },
        { name: 'compared with the registry', value: round(dry - read), unit: 's' },
        { name: 'taken in', value: round(whole - dry), unit: 's' },
        { name: 'people made', value: counts!['new']!, unit: '' },
        {
          name: 'left for an officer, as somebody of the same name and month of birth is there',
          value: counts!['possible']!,
          unit: '',
        },
        { name: 'rows per second from the file to the registry', value: round(people / whole, 0), unit: 'rows/s' },
        { name: 'rows per second by COPY into a bare table', value: round(people / copied, 0), unit: 'rows/s' },
        { name: 'share of COPY', value: round((copied / whole) * 100), unit: '%' },
      ],
      compared: [
        `A workbook of ${people} rows and ${header.length} columns as Excel writes it, through the HTTP calls a browser makes and the server’s own jobs, which rest by how busy the server is. Each row becomes a person, a file with sealed number and phone, an employment, a diploma, a line of its history and a line by which it can be taken back.`,
        'COPY reads the same rows as CSV from a file into a table of text columns without an index, in the same run.',
      ],
    }
  } finally {
    memory.stop()
    await server.stop()
  }
}

/** The states of a list that is taken in, in their order: one that is passed between two looks was reached. */
const course = ['reading', 'comparing', 'compared', 'running', 'done']

async function until(ask: ReturnType<typeof caller>, importId: string, wanted: string, say: Say): Promise<ImportState> {
  for (let told = performance.now(); ;) {
    const now = await ask<ImportState>('GET', `/people/imports/${importId}`)
    if (course.indexOf(now.state) >= course.indexOf(wanted)) return now
    if (['unreadable', 'stopped', 'looked'].includes(now.state)) throw new Error(`The import is ${now.state}`)
    if (performance.now() - told > 30_000) {
      told = performance.now()
      say(`  ${now.state}: ${now.doneRows} of ${now.allRows ?? '?'}`)
    }
    await sleep(500)
  }
}

async function byCopy(owner: pg.Pool, dataDir: string): Promise<number> {
  const path = join(dataDir, 'list.csv')
  const file = createWriteStream(path)
  for (let n = 0; n < people; n++)
    if (!file.write(`${person(n, 0).join(',')}\n`)) await new Promise((drained) => file.once('drain', drained))
  await new Promise<void>((ended) => file.end(ended))
  await owner.query(`create table public.bare_list (${header.map((_, at) => `c${at} text`).join(', ')})`)
  const began = performance.now()
  await owner.query(`copy public.bare_list from '${path}' (format csv)`)
  const seconds = (performance.now() - began) / 1000
  await owner.query('drop table public.bare_list')
  writeFileSync(path, '')
  return seconds
}

/** Every county of a province with 200,000 people on the register, frozen in one act. */
export async function census(owner: pg.Pool, connection: pg.PoolConfig, dataDir: string, say: Say): Promise<Section> {
  await fillRegistry(owner, people, say)
  const server = await serving('full', connection, dataDir)
  const ask = caller(server.url, await tokenOf(owner, 'bench.chief'))
  const year = new Date().getUTCFullYear() - 1
  try {
    await sleep(2000)
    const began = performance.now()
    const { counties } = await ask<{ counties: number }>('POST', '/people/census/freeze', {
      year,
      regionCode: '330000000000',
      withoutSubmission: '性能测试',
    })
    for (;;) {
      const { rows } = await owner.query<{ open: number }>(
        `select count(*) as open from workforce.census where year = $1 and state <> 'frozen'`,
        [year],
      )
      if (rows[0]!.open === 0) break
      await sleep(200)
    }
    const seconds = (performance.now() - began) / 1000
    const { rows } = await owner.query<{ people: number; professional: number }>(
      'select count(*) as people, count(*) filter (where professional and counted) as professional from workforce.census_person where year = $1',
      [year],
    )
    const table = performance.now()
    await ask('GET', `/people/census/table?year=${year}&rows=age&columns=diploma`)
    const shown = performance.now() - table
    return {
      title: 'The census of a province',
      figures: [
        { name: 'people', value: rows[0]!.people, unit: '' },
        { name: 'counties', value: counties, unit: '' },
        { name: 'professional talent among them', value: rows[0]!.professional, unit: '' },
        { name: 'drawn, counted once and frozen in one act', value: round(seconds), unit: 's', limit: { atMost: 60 } },
        { name: 'a cross table of the province', value: round(shown), unit: 'ms' },
      ],
      compared: [
        'Nothing was submitted before: each person’s facts as of 31 December are gathered, decided by the pack’s definitions, laid down, counted once across counties, and each county gets its digest.',
      ],
    }
  } finally {
    await server.stop()
  }
}
