/** A cell as a workbook gives it; days come as '2026-03-07'. */
export type Cell = string | number | boolean | null

/** What a cell says, in half-width characters, on one line and without what cannot be seen. */
export const textOf = (cell: Cell | undefined): string =>
  cell === null || cell === undefined
    ? ''
    : String(cell)
        .normalize('NFKC')
        .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
        .replace(/\s+/gu, ' ')
        .trim()

/** For comparing words: no spaces at all, small letters. 姓 名 is 姓名. */
export const plain = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '').toLowerCase()
