/** The longest text an Excel cell may hold; a longer one makes Excel call the file damaged. */
const LONGEST = 32767
const EVALUATED = /^[=+\-@\t\r]/
const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?%?$|^-$/

/**
 * A text as it may stand in a cell. One that a spreadsheet could take for a formula gets a leading apostrophe: in the workbook it is
 * text anyway, but a copy saved as CSV and opened again would be run. Signed numbers and a lone dash are left alone, they run nothing.
 */
export function cellText(text: string): string {
  const clean = text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
  const safe = EVALUATED.test(clean) && !PLAIN_NUMBER.test(clean) ? `'${clean}` : clean
  return safe.length > LONGEST ? `${safe.slice(0, LONGEST - 1)}…` : safe
}

/** The text a person wrote, out of a cell that `cellText` made. */
export const writtenText = (text: string) =>
  text.startsWith("'") && EVALUATED.test(text.slice(1)) ? text.slice(1) : text
