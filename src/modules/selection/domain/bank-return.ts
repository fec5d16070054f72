/** What a bank sends back of a file that was given to it: each line's number, sum and how it went. */

interface Returned {
  /** As counted in the file, from 1. */
  line: number
  place: number
  fen: number
  paid: boolean
  failure: string
}

const heads = {
  place: ['序号', '流水号', '编号'],
  fen: ['金额（元）', '金额(元)', '金额'],
  result: ['结果', '处理结果', '状态'],
  why: ['失败原因', '原因', '备注'],
}
const paidWords = ['成功', '已发放', '已入账', '交易成功']

/** Reads the rows of a return, its first with the headings; undefined where the columns are not those of a return. */
export function readReturned(
  rows: readonly (readonly string[])[],
): { found: Returned[]; strange: number[] } | undefined {
  const headAt = rows.findIndex(
    (row) =>
      row.some((cell) => heads.place.includes(cell.trim())) && row.some((cell) => heads.result.includes(cell.trim())),
  )
  if (headAt < 0) return undefined
  const at = (names: string[]) => rows[headAt]!.findIndex((cell) => names.includes(cell.trim()))
  const [place, fen, result, why] = [at(heads.place), at(heads.fen), at(heads.result), at(heads.why)]
  if (fen < 0) return undefined
  const found: Returned[] = []
  const strange: number[] = []
  rows.slice(headAt + 1).forEach((row, index) => {
    const line = headAt + 2 + index
    if (row.every((cell) => !cell.trim()) || row[0]?.trim() === '合计') return
    const number = Number(plain(row[place]))
    const sum = Math.round(Number(plain(row[fen])) * 100)
    const said = (row[result] ?? '').trim()
    if (!Number.isInteger(number) || number <= 0 || !Number.isFinite(sum) || !said) strange.push(line)
    else {
      const paid = paidWords.includes(said)
      const reason = (why >= 0 ? (row[why] ?? '').trim() : '') || said
      found.push({ line, place: number, fen: sum, paid, failure: paid ? '' : reason.slice(0, 200) })
    }
  })
  return { found, strange }
}

const plain = (cell: string | undefined): string => {
  const text = (cell ?? '').normalize('NFKC').replace(/[\s,¥']/g, '')
  return text === '' ? 'none' : text
}

/** The lines of a CSV as people's programs write it: quotes doubled, commas within, either end of line. */
export function csvRows(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const end = () => {
    rows.at(-1)!.push(cell)
    cell = ''
  }
  const body = text.replace(/^\uFEFF/, '')
  for (let at = 0; at < body.length; at++) {
    const letter = body[at]!
    if (quoted && letter === '"' && body[at + 1] === '"') {
      cell += '"'
      at++
    } else if (letter === '"') quoted = !quoted
    else if (!quoted && letter === ',') end()
    else if (!quoted && letter === '\n') {
      end()
      rows.push([])
    } else if (quoted || letter !== '\r') cell += letter
  }
  end()
  return rows
}
