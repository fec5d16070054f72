/** No 0 and O, no 1, I and L: a code is read aloud over the telephone. */
export const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** As it is printed: K7QM-3FXT-9PWA. */
export const printedCode = (code: string): string => code.match(/.{4}/g)!.join('-')

/** As people type it, with small letters, full-width ones, blanks and strokes; undefined where it can be no code of that length. */
export function readCheckCode(typed: string, length: number): string | undefined {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-—–_]/g, '')
  return code.length === length && [...code].every((one) => alphabet.includes(one)) ? code : undefined
}
