import { randomInt } from 'node:crypto'
import { alphabet } from '#kernel/check-code.ts'

/** A code that nobody guesses, by which anyone checks a paper. */
export const newCode = (length: number): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
