/** A cell as a workbook gives it; days come as '2026-03-07'. */
export type Cell = string | number | boolean | null

/** Most cells: half-width characters and common Chinese ones, nothing between them. A list of a province has millions. */
const isPlain = /^[!-~\u4e00-\u9fff]*$/

/** What a cell says, in half-width characters, on one line and without what cannot be seen. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  const text = String(cell)
  if (isPlain.test(text)) return text
  return text
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** For comparing words: no spaces at all, small letters. 姓 名 is 姓名. */
export const plain = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '').toLowerCase()
